import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { participantIdSchema } from './ids.ts'
import { limits } from './limits.ts'
import { addSignal, groupSignals, readSignals, signalReportSchema } from './signals.ts'

const ann = participantIdSchema.parse('aaaaaaaaaa')
const bob = participantIdSchema.parse('bbbbbbbbbb')

test('a fact is told from its beginning: a window came back now and left before', () => {
  const doc = new Y.Doc()
  addSignal(doc, ann, { kind: 'paste', length: 212 }, 90_000)
  addSignal(doc, ann, { kind: 'away', ms: 14_000 }, 100_000)
  expect(readSignals(doc)).toEqual([
    { who: ann, kind: 'away', atMs: 86_000, amount: 14_000 },
    { who: ann, kind: 'paste', atMs: 90_000, amount: 212 },
  ])
})

test('a room takes a bounded number of facts, and junk reads as absent', () => {
  const doc = new Y.Doc()
  for (let count = 0; count < limits.signalsPerRoom; count++) {
    expect(addSignal(doc, ann, { kind: 'paste', length: 20 }, count)).toBe(true)
  }
  expect(addSignal(doc, ann, { kind: 'paste', length: 20 }, 1)).toBe(false)
  doc.getArray('signals').insert(0, ['junk', { kind: 'guilt', who: ann, atMs: 1, amount: 9 }])
  expect(readSignals(doc)).toHaveLength(limits.signalsPerRoom)
})

test('what follows closely is one group; another kind, person or hour is another', () => {
  const away = (who: typeof ann, atMs: number, amount: number) =>
    ({ who, kind: 'away', atMs, amount }) as const
  const groups = groupSignals([
    away(ann, 0, 10_000),
    { who: ann, kind: 'paste', atMs: 20_000, amount: 300 },
    away(ann, 60_000, 4_000),
    away(bob, 61_000, 5_000),
    away(ann, 200_000, 3_000),
  ])
  expect(groups).toEqual([
    { kind: 'away', atMs: 0, count: 2, amount: 14_000 },
    { kind: 'paste', atMs: 20_000, count: 1, amount: 300 },
    { kind: 'away', atMs: 61_000, count: 1, amount: 5_000 },
    { kind: 'away', atMs: 200_000, count: 1, amount: 3_000 },
  ])
})

test('a report says only what happened: no name, no time, no text', () => {
  const parse = (value: unknown) => signalReportSchema.safeParse(value).success
  expect(parse({ kind: 'away', ms: 14_000 })).toBe(true)
  expect(parse({ kind: 'paste', length: 1, text: 'secret' })).toBe(false)
  expect(parse({ kind: 'away', ms: 0 })).toBe(false)
  expect(parse({ kind: 'away', ms: 1e9 })).toBe(false)
})
