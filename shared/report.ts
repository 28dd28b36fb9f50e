/** The arithmetic of a report, pure. */
import type { Debrief } from './api.ts'
import type { Identity } from './awareness.ts'
import type { CriterionId } from './ids.ts'
import type { Criterion } from './rubric.ts'
import type { Judgement, Pin, Scorecard } from './scorecard.ts'
import type { SealedCard } from './sealing.ts'

export interface WeightedMean {
  /** Undefined while nothing was observed. */
  readonly mean: number | undefined
  readonly observed: number
  readonly notObserved: number
  readonly unscored: readonly CriterionId[]
}

/** The weighted mean over observed criteria: what was not observed, or not scored yet, leaves the denominator. */
export function weightedMean(
  criteria: readonly Pick<Criterion, 'id' | 'weight'>[],
  scorecard: Pick<Scorecard, 'judgements'>,
): WeightedMean {
  let sum = 0
  let weights = 0
  let observed = 0
  let notObserved = 0
  const unscored: CriterionId[] = []
  for (const { id, weight } of criteria) {
    const judgement = scorecard.judgements.get(id)
    if (!judgement) unscored.push(id)
    else if (judgement.score === 'not-observed') notObserved++
    else {
      sum += judgement.score * weight
      weights += weight
      observed++
    }
  }
  return { mean: weights === 0 ? undefined : sum / weights, observed, notObserved, unscored }
}

export interface ExaminersCard {
  readonly who: Identity
  readonly card: SealedCard
}

/** What one examiner gave a criterion; undefined when they did not look at it. */
export interface GivenScore {
  readonly who: Identity
  readonly score: Judgement['score'] | undefined
  readonly reason: string
  readonly note: string
}

export interface Evidence extends Pin {
  readonly who: Identity
}

export interface CriterionReport {
  readonly criterion: Criterion
  /** In the order of the cards. */
  readonly scores: readonly GivenScore[]
  /** Of those who observed it. */
  readonly mean: number | undefined
  /** Between the highest and the lowest score; undefined with fewer than two. */
  readonly apart: number | undefined
  /** In the order of their moments. */
  readonly evidence: readonly Evidence[]
}

export interface Report {
  /** Those to talk about first, then the rubric's order. */
  readonly criteria: readonly CriterionReport[]
  /** The weighted mean of the criteria that anybody observed. */
  readonly mean: number | undefined
  readonly observed: number
  readonly withEvidence: number
  /** Of the criteria that two or more scored: on how many they are within one point. */
  readonly agreed: number
  readonly compared: number
}

/** From here on examiners saw two different things: that is what the debrief is for. */
export const apartEnough = 2

/** The scorecards of those who scored, put together. Who abstained is not among them. */
export function buildReport(
  criteria: readonly Criterion[],
  cards: readonly ExaminersCard[],
): Report {
  const reports = criteria.map((criterion) => reportOn(criterion, cards))
  let sum = 0
  let weights = 0
  for (const { mean, criterion } of reports) {
    if (mean === undefined) continue
    sum += mean * criterion.weight
    weights += criterion.weight
  }
  const compared = reports.filter(({ apart }) => apart !== undefined)
  const isApart = ({ apart = 0 }: CriterionReport) => apart >= apartEnough
  return {
    criteria: [...reports.filter(isApart), ...reports.filter((report) => !isApart(report))],
    mean: weights === 0 ? undefined : sum / weights,
    observed: reports.filter(({ mean }) => mean !== undefined).length,
    withEvidence: reports.filter(({ mean, evidence }) => mean !== undefined && evidence.length > 0)
      .length,
    agreed: compared.filter(({ apart = 0 }) => apart <= 1).length,
    compared: compared.length,
  }
}

function reportOn(criterion: Criterion, cards: readonly ExaminersCard[]): CriterionReport {
  const isOn = (one: { criterion: CriterionId | null }) => one.criterion === criterion.id
  const scores = cards.map(({ who, card }) => ({
    who,
    score: card.judgements.find(isOn)?.score,
    reason: card.reasons.find(isOn)?.words ?? '',
    note: card.notes.find(isOn)?.words ?? '',
  }))
  const levels = scores.flatMap(({ score }) => (typeof score === 'number' ? [score] : []))
  const total = levels.reduce<number>((all, one) => all + one, 0)
  const evidence = cards
    .flatMap(({ who, card }) => card.pins.filter(isOn).map((pin) => ({ ...pin, who })))
    .toSorted((a, b) => a.atMs - b.atMs)
  return {
    criterion,
    scores,
    mean: levels.length === 0 ? undefined : total / levels.length,
    apart: levels.length < 2 ? undefined : Math.max(...levels) - Math.min(...levels),
    evidence,
  }
}

/** The examiners who gave scores; one without a judgement abstained. */
export function scoringCards(debrief: Pick<Debrief, 'examiners'>): ExaminersCard[] {
  return debrief.examiners.flatMap(({ who, card }) =>
    card && card.judgements.length > 0 ? [{ who, card }] : [],
  )
}
