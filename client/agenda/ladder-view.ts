import type { RevealedRung } from '#shared/agenda.ts'
import type { RungRecord } from '#shared/backstage.ts'
import type { DrillDown, Rung } from '#shared/exercise.ts'
import type { RungId } from '#shared/ids.ts'

/** How long a reveal can be taken back: after that the candidate has read it. */
export const takeBackMs = 10_000

export interface RungView {
  readonly rung: Rung
  /** The place in the ladder, from 1. */
  readonly number: number
  /** `current` is the one revealed last. */
  readonly phase: 'current' | 'revealed' | 'skipped' | 'hidden'
  readonly revealedAtMs: number | undefined
  readonly hintsAtMs: readonly number[]
}

/** Every rung as its examiner sees it. A rung that was skipped and revealed later counts as revealed. */
export function viewLadder(
  drillDown: DrillDown,
  revealed: readonly RevealedRung[],
  records: ReadonlyMap<RungId, RungRecord>,
): RungView[] {
  const current = revealed.at(-1)?.rung
  const revealedAt = new Map(revealed.map(({ rung, revealedAtMs }) => [rung, revealedAtMs]))
  return drillDown.rungs.map((rung, index) => {
    const record = records.get(rung.id)
    const shown = revealedAt.has(rung.id) ? 'revealed' : undefined
    const skipped = record?.skippedAtMs === undefined ? 'hidden' : 'skipped'
    return {
      rung,
      number: index + 1,
      phase: rung.id === current ? 'current' : (shown ?? skipped),
      revealedAtMs: revealedAt.get(rung.id),
      hintsAtMs: (record?.hintsAtMs ?? []).slice(0, rung.hints.length),
    }
  })
}

/** The rung that "next" means: the first hidden one after the current, else the first hidden one of all. */
export function nextRung(ladder: readonly RungView[]): RungView | undefined {
  const current = ladder.find(({ phase }) => phase === 'current')?.number ?? 0
  const hidden = ladder.filter(({ phase }) => phase === 'hidden')
  return hidden.find(({ number }) => number > current) ?? hidden[0]
}

export type TakeBack =
  | { readonly kind: 'none' }
  | { readonly kind: 'possible'; readonly untilMs: number }
  | { readonly kind: 'too-late' }

/** Whether what was shown at `shownAtMs` can still be taken back. */
export function takeBack(shownAtMs: number | undefined, nowMs: number): TakeBack {
  if (shownAtMs === undefined) return { kind: 'none' }
  const untilMs = shownAtMs + takeBackMs
  return nowMs < untilMs ? { kind: 'possible', untilMs } : { kind: 'too-late' }
}
