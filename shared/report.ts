/** The arithmetic of a report, pure. */
import type { CriterionId } from './ids.ts'
import type { Criterion } from './rubric.ts'
import type { Scorecard } from './scorecard.ts'

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
