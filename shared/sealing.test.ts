import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { criterionIdSchema } from './ids.ts'
import { explainScore, pin, readScorecard, recommend, score, writeNote } from './scorecard.ts'
import { contradicts, isBegun, readSealed, sealProblems, writeSealed } from './sealing.ts'

const framing = criterionIdSchema.parse('framing')
const clarity = criterionIdSchema.parse('clarity')
const criteria = [
  { id: framing, weight: 2 },
  { id: clarity, weight: 1 },
]
const problemsOf = (doc: Y.Doc) => sealProblems(criteria, readScorecard(doc))

function scored(): Y.Doc {
  const doc = new Y.Doc()
  score(doc, framing, 3, 1_000)
  score(doc, clarity, 'not-observed', 1_000)
  pin(doc, 'one', { criterion: framing, atMs: 500, words: 'Asked about limits' })
  recommend(doc, { verdict: 'yes', reason: '' })
  return doc
}

test('a scorecard with every criterion looked at, evidence and a recommendation can be sealed', () => {
  expect(problemsOf(scored())).toEqual([])
})

test('an empty one lacks every criterion and the recommendation', () => {
  expect(problemsOf(new Y.Doc())).toEqual([
    { kind: 'unscored', criterion: framing },
    { kind: 'unscored', criterion: clarity },
    { kind: 'no-recommendation' },
  ])
})

test('a score needs a pin or a reason; "not observed" needs neither', () => {
  const doc = scored()
  score(doc, clarity, 2, 2_000)
  expect(problemsOf(doc)).toEqual([{ kind: 'no-evidence', criterion: clarity }])
  explainScore(doc, clarity, '  ')
  expect(problemsOf(doc)).toHaveLength(1)
  explainScore(doc, clarity, 'All through the exercise')
  expect(problemsOf(doc)).toEqual([])
})

test('a recommendation against the total needs a written reason, one beside it does not', () => {
  const doc = scored()
  recommend(doc, { verdict: 'no', reason: '' })
  expect(problemsOf(doc)).toEqual([{ kind: 'no-reason' }])
  recommend(doc, { verdict: 'no', reason: 'Wants to work alone' })
  expect(problemsOf(doc)).toEqual([])
  expect(contradicts('yes', 2.4)).toBe(true)
  expect(contradicts('strong-yes', 2.9)).toBe(true)
  expect(contradicts('strong-yes', 3)).toBe(false)
  expect(contradicts('unsure', 4)).toBe(false)
  expect(contradicts('no', undefined)).toBe(false)
})

test('the sealed copy stays as it was, holds no general note, and a second seal changes nothing', () => {
  const doc = scored()
  writeNote(doc, framing, 'On framing')
  writeNote(doc, 'general', 'Mine alone')
  writeSealed(doc, 9_000)
  const sealed = readSealed(doc)
  score(doc, framing, 1, 9_500)
  writeSealed(doc, 9_900)
  expect(readSealed(doc)).toEqual(sealed)
  expect(sealed?.judgements).toContainEqual({ criterion: framing, score: 3, atMs: 1_000 })
  expect(JSON.stringify(sealed)).not.toContain('Mine alone')
})

test('only a score, a pin or a note on a criterion begins a scorecard', () => {
  const doc = new Y.Doc()
  writeNote(doc, 'general', 'A thought')
  expect(isBegun(readScorecard(doc))).toBe(false)
  writeNote(doc, clarity, 'A thought')
  expect(isBegun(readScorecard(doc))).toBe(true)
})
