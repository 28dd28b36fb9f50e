/** Reminders that help to score fairly. None of them stops anybody; each can be dismissed for good. */
import type { Agenda } from '#shared/agenda.ts'
import type { Criterion } from '#shared/rubric.ts'
import type { Nudge, Scorecard } from '#shared/scorecard.ts'
import { minutesOf } from '#shared/plan.ts'

type Course = Pick<Agenda, 'startedAtMs' | 'stages'>

/** When the first fifth of the planned interview is over; undefined without a start or with an open stage. */
export function firstFifthEndsAtMs({ startedAtMs, stages }: Course): number | undefined {
  const minutes = minutesOf({ stages: [...stages] })
  if (startedAtMs === undefined || minutes === undefined || minutes === 0) return undefined
  return startedAtMs + (minutes * 60_000) / 5
}

/** The criteria given a level so early that a second look is worth it. */
export function scoredEarly(
  criteria: readonly Criterion[],
  { judgements }: Scorecard,
  course: Course,
): Criterion[] {
  const until = firstFifthEndsAtMs(course)
  if (until === undefined) return []
  return criteria.filter(({ id }) => {
    const judgement = judgements.get(id)
    return typeof judgement?.score === 'number' && judgement.atMs < until
  })
}

/** The one reminder to show now, the most useful first. */
export function nudgeNow(
  criteria: readonly Criterion[],
  scorecard: Scorecard,
  course: Course,
  nowMs: number,
): Nudge | undefined {
  const due: Record<Nudge, boolean> = {
    'write-first': nothingWritten(scorecard) && scorecard.judgements.size === 0,
    'scored-early':
      nowMs >= (firstFifthEndsAtMs(course) ?? Infinity) &&
      scoredEarly(criteria, scorecard, course).length > 0,
    'all-equal': allEqual(criteria, scorecard),
  }
  const order: readonly Nudge[] = ['write-first', 'scored-early', 'all-equal']
  return order.find((nudge) => due[nudge] && !scorecard.dismissed.has(nudge))
}

const nothingWritten = ({ notes, pins }: Scorecard) =>
  [...notes.values()].every((words) => words.trim() === '') &&
  pins.every(({ words }) => words.trim() === '')

/** Everything judged, three or more levels given, and all the same one. */
function allEqual(criteria: readonly Criterion[], { judgements }: Scorecard): boolean {
  const scores = criteria.map(({ id }) => judgements.get(id)?.score)
  const levels = scores.filter((score) => typeof score === 'number')
  return !scores.includes(undefined) && levels.length >= 3 && new Set(levels).size === 1
}
