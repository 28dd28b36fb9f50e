import type { ChangedWeight } from '#shared/api.ts'
import type { RungView } from '../agenda/ladder-view.ts'
import type { Criterion } from '#shared/rubric.ts'
import type { Judgement, Pin, Scorecard } from '#shared/scorecard.ts'

/** Where evidence for a criterion may still come from, or could have come from. */
export type EvidenceHint =
  | { readonly kind: 'none' }
  | { readonly kind: 'ahead' | 'behind'; readonly rungs: readonly number[] }

export interface CriterionView {
  readonly criterion: Criterion
  readonly judgement: Judgement | undefined
  readonly pins: readonly Pin[]
  readonly note: string
  readonly evidenceHint: EvidenceHint
  /** When it weighs in this room other than in its rubric. */
  readonly changedWeight: ChangedWeight | undefined
}

/**
 * The rubric as one examiner's panel shows it, in the rubric's order.
 * @param over whether the interview is: then no question is ahead any more
 */
export function viewCriteria(
  criteria: readonly Criterion[],
  scorecard: Scorecard,
  ladder: readonly RungView[],
  over = false,
  changedWeights: readonly ChangedWeight[] = [],
): CriterionView[] {
  return criteria.map((criterion) => ({
    criterion,
    judgement: scorecard.judgements.get(criterion.id),
    pins: scorecard.pins.filter((pin) => pin.criterion === criterion.id),
    note: scorecard.notes.get(criterion.id) ?? '',
    evidenceHint: hintFor(criterion, ladder, over),
    changedWeight: changedWeights.find((changed) => changed.criterion === criterion.id),
  }))
}

function hintFor(criterion: Criterion, ladder: readonly RungView[], over: boolean): EvidenceHint {
  const looking = ladder.filter(({ rung }) => rung.criteria.includes(criterion.id))
  const numbersOf = (rungs: readonly RungView[]) => rungs.map(({ number }) => number)
  const ahead = looking.filter(({ phase }) => !over && (phase === 'hidden' || phase === 'current'))
  if (ahead.length > 0) return { kind: 'ahead', rungs: numbersOf(ahead) }
  const behind = looking.filter(({ phase }) => phase === 'revealed' || phase === 'current')
  return behind.length > 0 ? { kind: 'behind', rungs: numbersOf(behind) } : { kind: 'none' }
}

/** Pins that are evidence for no criterion yet, or for one that this rubric does not have. */
export function loosePins(criteria: readonly Criterion[], scorecard: Scorecard): Pin[] {
  return scorecard.pins.filter(
    (pin) => pin.criterion === null || !criteria.some(({ id }) => id === pin.criterion),
  )
}

/** "Not observed" is a judgement too: the criterion was looked at. */
export const countScored = (views: readonly CriterionView[]) =>
  views.filter(({ judgement }) => judgement !== undefined).length

/** What is still to be judged first, each part in the rubric's order. */
export function unscoredFirst(views: readonly CriterionView[]): CriterionView[] {
  const open = views.filter(({ judgement }) => judgement === undefined)
  const judged = views.filter(({ judgement }) => judgement !== undefined)
  return [...open, ...judged]
}

/** A level was given, yet no moment stands for it. "Not observed" needs none. */
export const lacksEvidence = ({ judgement, pins }: CriterionView) =>
  typeof judgement?.score === 'number' && pins.length === 0
