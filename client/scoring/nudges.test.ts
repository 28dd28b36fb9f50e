import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { planSchema } from '#shared/plan.ts'
import { rubricSchema } from '#shared/rubric.ts'
import { dismissNudge, pin, readScorecard, score, writeNote } from '#shared/scorecard.ts'
import type { Judgement } from '#shared/scorecard.ts'
import { nudgeNow, scoredEarly } from './nudges.ts'

const minute = 60_000
const text = (words: string) => ({ en: words, fr: words })
const { criteria } = rubricSchema.parse({
  id: 'rubric',
  title: text('Rubric'),
  summary: text('Rubric'),
  criteria: ['framing', 'correctness', 'testing', 'posture'].map((id) => ({
    id,
    title: text(id),
    skill: 'hard',
    weight: 1,
    levels: [text('1'), text('2'), text('3'), text('4')],
  })),
})
const stagesOf = (...minutes: (number | undefined)[]) =>
  planSchema.parse({
    id: 'plan',
    title: text('Plan'),
    summary: text('Plan'),
    stages: minutes.map((length, index) => ({
      id: `stage-${index}`,
      title: text('Stage'),
      minutes: length,
    })),
  }).stages
/** 50 minutes from minute 0: the first fifth ends at minute 10. */
const course = { startedAtMs: 0, stages: stagesOf(20, 30) }

let card: Y.Doc
beforeEach(() => {
  card = new Y.Doc()
})
const nudge = (nowMs: number) => nudgeNow(criteria, readScorecard(card), course, nowMs)
const scoreAll = (value: Judgement['score'], atMs: number) =>
  criteria.forEach(({ id }) => score(card, id, value, atMs))

describe('before the first score', () => {
  test('asks for one thing seen', () => {
    expect(nudge(0)).toBe('write-first')
  })
  test('is content with a note or a pin that says something', () => {
    pin(card, 'a', { criterion: null, atMs: 0, words: ' ' })
    expect(nudge(0)).toBe('write-first')
    writeNote(card, 'general', 'asked about diagonals')
    expect(nudge(0)).toBeUndefined()
  })
  test('asks no more once somebody scored without writing', () => {
    score(card, criteria[0]!.id, 3, 20 * minute)
    expect(nudge(20 * minute)).toBeUndefined()
  })
})

describe('scores of the first fifth', () => {
  test('are offered a second look, but only once that fifth is over', () => {
    score(card, criteria[0]!.id, 3, 9 * minute)
    expect(nudge(9 * minute)).toBeUndefined()
    expect(nudge(10 * minute)).toBe('scored-early')
  })
  test('are settled by scoring again', () => {
    score(card, criteria[0]!.id, 3, 9 * minute)
    score(card, criteria[0]!.id, 3, 30 * minute)
    expect(nudge(30 * minute)).toBeUndefined()
  })
  test('are named; not observed is none of them', () => {
    score(card, criteria[0]!.id, 'not-observed', 1)
    score(card, criteria[2]!.id, 2, 1)
    expect(scoredEarly(criteria, readScorecard(card), course).map(({ id }) => id)).toEqual([
      'testing',
    ])
  })
  test('mean nothing in an interview without a planned length', () => {
    score(card, criteria[0]!.id, 3, 1)
    const open = { startedAtMs: 0, stages: stagesOf(20, undefined) }
    expect(nudgeNow(criteria, readScorecard(card), open, 99 * minute)).toBeUndefined()
  })
})

describe('equal scores', () => {
  test('are asked about once everything is judged', () => {
    scoreAll(3, 20 * minute)
    expect(nudge(40 * minute)).toBe('all-equal')
    score(card, criteria[0]!.id, 'not-observed', 20 * minute)
    expect(nudge(40 * minute)).toBe('all-equal')
    score(card, criteria[0]!.id, null, 20 * minute)
    expect(nudge(40 * minute)).toBeUndefined()
  })
  test('are nothing to ask about when there are two of them, or none', () => {
    scoreAll('not-observed', 20 * minute)
    expect(nudge(40 * minute)).toBeUndefined()
    score(card, criteria[0]!.id, 3, 20 * minute)
    score(card, criteria[1]!.id, 3, 20 * minute)
    expect(nudge(40 * minute)).toBeUndefined()
  })
  test('are asked about once only', () => {
    scoreAll(3, 20 * minute)
    dismissNudge(card, 'all-equal')
    expect(nudge(40 * minute)).toBeUndefined()
  })
})

test('a dismissed reminder makes room for the next one', () => {
  scoreAll(3, minute)
  expect(nudge(40 * minute)).toBe('scored-early')
  dismissNudge(card, 'scored-early')
  expect(nudge(40 * minute)).toBe('all-equal')
})
