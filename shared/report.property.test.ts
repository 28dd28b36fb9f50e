import fc from 'fast-check'
import { expect, test } from 'vitest'
import { criterionIdSchema } from './ids.ts'
import { weightedMean } from './report.ts'
import type { Judgement } from './scorecard.ts'

const id = (index: number) => criterionIdSchema.parse(`criterion-${index}`)
const judged = fc.record({
  weight: fc.integer({ min: 1, max: 10 }),
  score: fc.constantFrom<Judgement['score'] | null>(1, 2, 3, 4, 'not-observed', null),
})
const rubric = fc.array(judged, { minLength: 1, maxLength: 16 })

type Judged = { readonly weight: number; readonly score: Judgement['score'] | null }

function meanOf(entries: readonly (Judged & { readonly index: number })[]) {
  const judgements = new Map(
    entries.flatMap(({ index, score }) =>
      score === null ? [] : [[id(index), { score, atMs: 0 }] as const],
    ),
  )
  return weightedMean(
    entries.map(({ index, weight }) => ({ id: id(index), weight })),
    { judgements },
  )
}
const numbered = (entries: readonly Judged[]) =>
  entries.map((entry, index) => ({ ...entry, index }))

test('what was not observed or not scored leaves the mean as if it were not in the rubric', () => {
  fc.assert(
    fc.property(rubric, (entries) => {
      const all = numbered(entries)
      const scored = all.filter(({ score }) => typeof score === 'number')
      expect(meanOf(all).mean).toBe(meanOf(scored).mean)
    }),
  )
})

test('every criterion is counted once: observed, not observed or not scored yet', () => {
  fc.assert(
    fc.property(rubric, (entries) => {
      const { observed, notObserved, unscored } = meanOf(numbered(entries))
      expect(observed + notObserved + unscored.length).toBe(entries.length)
    }),
  )
})

test('the order of the criteria does not matter', () => {
  fc.assert(
    fc.property(rubric, (entries) => {
      const all = numbered(entries)
      expect(meanOf(all.toReversed()).mean).toBe(meanOf(all).mean)
    }),
  )
})

test('the mean lies between the lowest and the highest score', () => {
  fc.assert(
    fc.property(rubric, (entries) => {
      const all = numbered(entries)
      const scores = all.flatMap(({ score }) => (typeof score === 'number' ? [score] : []))
      fc.pre(scores.length > 0)
      const { mean } = meanOf(all)
      expect(mean).toBeGreaterThanOrEqual(Math.min(...scores))
      expect(mean).toBeLessThanOrEqual(Math.max(...scores))
    }),
  )
})

test('a criterion of weight n counts as n criteria of weight 1', () => {
  fc.assert(
    fc.property(rubric, (entries) => {
      const split = entries.flatMap(({ weight, score }) =>
        Array.from({ length: weight }, () => ({ weight: 1, score })),
      )
      expect(meanOf(numbered(split)).mean).toBe(meanOf(numbered(entries)).mean)
    }),
  )
})
