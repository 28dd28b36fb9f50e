import { expect, test } from 'vitest'
import { criterionIdSchema } from './ids.ts'
import { weightedMean } from './report.ts'
import type { Judgement } from './scorecard.ts'

const id = (name: string) => criterionIdSchema.parse(name)
const rubric = [
  { id: id('framing'), weight: 2 },
  { id: id('correctness'), weight: 3 },
  { id: id('complexity'), weight: 2 },
  { id: id('communication'), weight: 2 },
]
const judgements = (scores: Record<string, Judgement['score']>) => ({
  judgements: new Map(
    Object.entries(scores).map(([name, score]) => [id(name), { score, atMs: 0 }] as const),
  ),
})

test('weights count, and what was not observed is not a zero', () => {
  const { mean, observed, notObserved, unscored } = weightedMean(
    rubric,
    judgements({ framing: 3, correctness: 4, complexity: 'not-observed' }),
  )
  expect(mean).toBeCloseTo((3 * 2 + 4 * 3) / 5)
  expect([observed, notObserved]).toEqual([2, 1])
  expect(unscored).toEqual(['communication'])
})

test('without an observed criterion there is no mean', () => {
  expect(weightedMean(rubric, judgements({ framing: 'not-observed' })).mean).toBeUndefined()
  expect(weightedMean([], judgements({})).mean).toBeUndefined()
})

test('a score for a criterion that the rubric does not have is left out', () => {
  expect(weightedMean(rubric, judgements({ framing: 2, invented: 4 })).mean).toBe(2)
})
