import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  giveHint,
  readBackstage,
  say,
  skipRung,
  unskipRung,
  writeSharedNotes,
} from './backstage.ts'
import { participantIdSchema, rungIdSchema } from './ids.ts'

const write = rungIdSchema.parse('write')
const adele = participantIdSchema.parse('0123456789')

test('each hint is recorded with its time, and there are three at most', () => {
  const doc = new Y.Doc()
  for (const atMs of [1, 2, 3, 4]) giveHint(doc, write, atMs)
  expect(readBackstage(doc).ladder.get(write)).toEqual({ hintsAtMs: [1, 2, 3] })
})

test('skipping a rung and taking that back leave its hints alone', () => {
  const doc = new Y.Doc()
  giveHint(doc, write, 1)
  skipRung(doc, write, 2)
  expect(readBackstage(doc).ladder.get(write)).toEqual({ skippedAtMs: 2, hintsAtMs: [1] })
  unskipRung(doc, write)
  expect(readBackstage(doc).ladder.get(write)).toEqual({ hintsAtMs: [1] })
})

test('two examiners who write the shared notes at once both keep their words', () => {
  const one = new Y.Doc()
  writeSharedNotes(one, 'Asked about memory.')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  writeSharedNotes(one, 'Asked about memory. Twice.')
  writeSharedNotes(other, 'Adèle: Asked about memory.')
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  expect(readBackstage(one).notes).toBe('Adèle: Asked about memory. Twice.')
})

test('an empty line of chat is refused, and a line that is none is passed over', () => {
  const doc = new Y.Doc()
  const line = { from: adele, name: 'Adèle', words: 'Your turn.', atMs: 1 }
  say(doc, line)
  doc.getArray<unknown>('chat').push([{ words: 'from nobody' }])
  expect(() => say(doc, { ...line, words: '' })).toThrow()
  expect(readBackstage(doc).chat).toEqual([line])
})
