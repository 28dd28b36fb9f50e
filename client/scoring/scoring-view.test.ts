import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { viewLadder } from '../agenda/ladder-view.ts'
import { readAgenda } from '#shared/agenda.ts'
import { readBackstage, skipRung } from '#shared/backstage.ts'
import { drillDownSchema } from '#shared/exercise.ts'
import { criterionIdSchema } from '#shared/ids.ts'
import { rubricSchema } from '#shared/rubric.ts'
import { pin, readScorecard, score, writeNote } from '#shared/scorecard.ts'
import { revealRung } from '#shared/reveal.ts'
import {
  countScored,
  lacksEvidence,
  loosePins,
  unscoredFirst,
  viewCriteria,
} from './scoring-view.ts'

const text = (words: string) => ({ en: words, fr: words })
const levels = [text('1'), text('2'), text('3'), text('4')]
const { criteria } = rubricSchema.parse({
  id: 'rubric',
  title: text('Rubric'),
  summary: text('Rubric'),
  criteria: ['framing', 'scale', 'posture'].map((id) => ({
    id,
    title: text(id),
    skill: 'hard',
    weight: 2,
    levels,
  })),
})
const drillDown = drillDownSchema.parse({
  opening: text('Open'),
  rungs: [['framing'], ['framing', 'scale'], ['scale']].map((looksAt, index) => ({
    id: `rung-${index + 1}`,
    prompt: text('Prompt'),
    minutes: 2,
    weak: text('weak'),
    ok: text('ok'),
    strong: text('strong'),
    hints: [],
    traps: [],
    criteria: looksAt,
  })),
  traps: [],
  board: [],
})
const [framing, scale, posture] = ['framing', 'scale', 'posture'].map((id) =>
  criterionIdSchema.parse(id),
) as [
  ReturnType<typeof criterionIdSchema.parse>,
  ReturnType<typeof criterionIdSchema.parse>,
  ReturnType<typeof criterionIdSchema.parse>,
]

let card: Y.Doc
let agenda: Y.Doc
let backstage: Y.Doc
beforeEach(() => {
  card = new Y.Doc()
  agenda = new Y.Doc()
  backstage = new Y.Doc()
})
const view = (over = false) =>
  viewCriteria(
    criteria,
    readScorecard(card),
    viewLadder(drillDown, readAgenda(agenda).rungs, readBackstage(backstage).ladder),
    over,
  )
const reveal = (number: number) => revealRung(agenda, drillDown, drillDown.rungs[number - 1]!, 0)
const hints = () => view().map(({ evidenceHint }) => evidenceHint)

describe('where evidence comes from', () => {
  test('the rungs that look at a criterion and are still ahead, the current one included', () => {
    reveal(1)
    reveal(2)
    expect(hints()).toEqual([
      { kind: 'ahead', rungs: [2] },
      { kind: 'ahead', rungs: [2, 3] },
      { kind: 'none' },
    ])
  })
  test('once all were asked, the rungs that looked at it', () => {
    for (const number of [1, 2, 3]) reveal(number)
    expect(hints()[0]).toEqual({ kind: 'behind', rungs: [1, 2] })
  })
  test('after the interview, the rungs that were asked: none is ahead', () => {
    reveal(1)
    const after = view(true).map(({ evidenceHint }) => evidenceHint)
    expect(after).toEqual([{ kind: 'behind', rungs: [1] }, { kind: 'none' }, { kind: 'none' }])
  })
  test('a skipped rung promises nothing', () => {
    skipRung(backstage, drillDown.rungs[1]!.id, 0)
    skipRung(backstage, drillDown.rungs[2]!.id, 0)
    expect(hints()[1]).toEqual({ kind: 'none' })
  })
})

test('each criterion has its own pins and note; the rest wait for a criterion', () => {
  pin(card, 'a', { criterion: framing, atMs: 2, words: 'asks' })
  pin(card, 'b', { criterion: null, atMs: 1, words: 'later' })
  pin(card, 'c', { criterion: criterionIdSchema.parse('gone'), atMs: 3, words: 'old rubric' })
  writeNote(card, scale, 'says O(n)')
  const [first, second] = view()
  expect(first?.pins.map(({ id }) => id)).toEqual(['a'])
  expect(second?.note).toBe('says O(n)')
  expect(loosePins(criteria, readScorecard(card)).map(({ id }) => id)).toEqual(['b', 'c'])
})

test('not observed counts as scored and needs no evidence; a level does', () => {
  score(card, framing, 4, 0)
  score(card, posture, 'not-observed', 0)
  expect(countScored(view())).toBe(2)
  expect(view().map(lacksEvidence)).toEqual([true, false, false])
  pin(card, 'a', { criterion: framing, atMs: 0, words: '' })
  expect(view().map(lacksEvidence)).toEqual([false, false, false])
})

test('what is still open comes first, in the order of the rubric', () => {
  score(card, framing, 4, 0)
  expect(unscoredFirst(view()).map(({ criterion }) => criterion.id)).toEqual([
    'scale',
    'posture',
    'framing',
  ])
})
