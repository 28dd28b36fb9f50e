import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readAgenda } from '#shared/agenda.ts'
import { listFiles } from '#shared/code.ts'
import { exerciseSchema } from '#shared/exercise.ts'
import type { ProgrammingLanguage } from '#shared/exercise.ts'
import { follows } from './chain.ts'
import { seedRoom } from './seed-room.ts'
import type { RoomSeed } from './seed-room.ts'
import { plan, room } from './testing/rooms.ts'

const both = (text: string) => ({ fr: text, en: text })
const coding = (starters: Partial<Record<ProgrammingLanguage, { name: string; text: string }[]>>) =>
  exerciseSchema.parse({
    id: 'fizz',
    title: both('Fizz'),
    summary: both('Fizz'),
    level: 'any',
    minutes: 10,
    coding: { statement: both('Fizz'), entry: 'fizz', starters, cases: [], timeoutMs: 1000 },
  })

const seed = (over: Partial<RoomSeed> = {}) =>
  seedRoom({ room, plan, exercise: null, nowMs: 1_000, ...over })

function docOf(rows: ReturnType<typeof seed>, document: string): Y.Doc {
  const doc = new Y.Doc()
  for (const row of rows) if (row.document === document) Y.applyUpdate(doc, row.update)
  return doc
}
const filesOf = (over: Partial<RoomSeed>) =>
  listFiles(docOf(seed(over), 'code')).map(({ name, text }) => [name, text.toString()])

test('the first rows are chained, and the same each time', () => {
  const rows = seed()
  let before = { sequence: 0, checksum: 0 }
  for (const row of rows) {
    expect(follows(row, before.sequence, before.checksum)).toBe(true)
    expect(row).toMatchObject({ timeMs: 1_000, participant: undefined })
    before = row
  }
  expect(seed()).toEqual(rows)
})

test('the agenda begins in the lobby with the plan’s stages', () => {
  expect(readAgenda(docOf(seed(), 'agenda'))).toMatchObject({
    status: 'lobby',
    stages: plan.stages,
  })
})

test('the code begins with the exercise’s starter files, in their order and with plain line ends', () => {
  const exercise = coding({
    python: [
      { name: 'fizz.py', text: 'def fizz():\r\n    pass\r\n' },
      { name: 'notes.md', text: '' },
    ],
    ruby: [{ name: 'fizz.rb', text: '' }],
  })
  expect(filesOf({ exercise, programmingLanguage: 'python' })).toEqual([
    ['fizz.py', 'def fizz():\n    pass\n'],
    ['notes.md', ''],
  ])
})

test('without a coding exercise the drill-down’s own task gives the starter files', () => {
  const drillDown = coding({ ruby: [{ name: 'fizz.rb', text: '# ruby' }] })
  expect(filesOf({ drillDown })).toEqual([['fizz.rb', '# ruby']])
})

test('without starter files there is one empty file in the chosen language', () => {
  expect(filesOf({})).toEqual([['main.ts', '']])
  expect(filesOf({ programmingLanguage: 'go' })).toEqual([['main.go', '']])
  expect(filesOf({ exercise: coding({}), programmingLanguage: 'plain' })).toEqual([
    ['notes.txt', ''],
  ])
})
