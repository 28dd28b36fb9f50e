import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { criterionIdSchema, rungIdSchema } from './ids.ts'
import { limits } from './limits.ts'
import {
  amendPin,
  dismissNudge,
  pin,
  readScorecard,
  removePin,
  score,
  writeNote,
} from './scorecard.ts'

const framing = criterionIdSchema.parse('framing')
const testing = criterionIdSchema.parse('testing')
const write = rungIdSchema.parse('write')

test('a score can be changed and taken back; each keeps its time', () => {
  const doc = new Y.Doc()
  score(doc, framing, 3, 1000)
  score(doc, framing, 4, 2000)
  score(doc, testing, 'not-observed', 3000)
  expect(readScorecard(doc).judgements.get(framing)).toEqual({ score: 4, atMs: 2000 })
  expect(readScorecard(doc).judgements.get(testing)?.score).toBe('not-observed')
  score(doc, framing, null, 4000)
  expect(readScorecard(doc).judgements.has(framing)).toBe(false)
})

test('notes are kept a criterion each, beside general ones, and are cut at the limit', () => {
  const doc = new Y.Doc()
  writeNote(doc, framing, 'asked about diagonals')
  writeNote(doc, framing, 'asked about the diagonals')
  writeNote(doc, 'general', 'x'.repeat(limits.noteLength + 10))
  const { notes } = readScorecard(doc)
  expect(notes.get(framing)).toBe('asked about the diagonals')
  expect(notes.get('general')).toHaveLength(limits.noteLength)
})

test('pins come in the order of their moments, not of their making', () => {
  const doc = new Y.Doc()
  pin(doc, 'late', { criterion: null, atMs: 2000, words: '' })
  pin(doc, 'early', {
    criterion: framing,
    atMs: 1000,
    words: 'same colour',
    file: 'flood-fill.ts',
    lines: [2, 4],
    shapes: ['shape:a'],
    rung: write,
  })
  expect(readScorecard(doc).pins.map(({ id }) => id)).toEqual(['early', 'late'])
  expect(readScorecard(doc).pins[0]?.lines).toEqual([2, 4])
})

test('amending a pin changes its words or its criterion and keeps its moment', () => {
  const doc = new Y.Doc()
  pin(doc, 'a', { criterion: null, atMs: 1000, words: '', file: 'a.ts' })
  amendPin(doc, 'a', { words: 'names the base case' })
  amendPin(doc, 'a', { criterion: framing })
  expect(readScorecard(doc).pins).toEqual([
    { id: 'a', criterion: framing, atMs: 1000, words: 'names the base case', file: 'a.ts' },
  ])
  amendPin(doc, 'a', { criterion: null, words: 'x'.repeat(limits.noteLength + 1) })
  expect(readScorecard(doc).pins[0]?.words).toHaveLength(limits.noteLength)
})

test('a pin that was removed elsewhere is not brought back by amending it', () => {
  const doc = new Y.Doc()
  pin(doc, 'a', { criterion: null, atMs: 1000, words: '' })
  removePin(doc, 'a')
  amendPin(doc, 'a', { words: 'too late' })
  expect(readScorecard(doc).pins).toEqual([])
})

test('a reminder that was dismissed stays dismissed', () => {
  const doc = new Y.Doc()
  expect(readScorecard(doc).dismissed.size).toBe(0)
  dismissNudge(doc, 'all-equal')
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  expect([...readScorecard(copy).dismissed]).toEqual(['all-equal'])
})

test('what is not a judgement, a note or a pin is passed over', () => {
  const doc = new Y.Doc()
  doc.getMap<unknown>('scores').set('framing', { score: 5, atMs: 1 })
  doc.getMap<unknown>('scores').set('__proto__', { score: 4, atMs: 1 })
  doc.getMap<unknown>('notes').set('framing', 'not a text')
  doc.getMap<unknown>('pins').set('a', { atMs: 'never' })
  const { judgements, notes, pins } = readScorecard(doc)
  expect([judgements.size, notes.size, pins.length]).toEqual([0, 0, 0])
})
