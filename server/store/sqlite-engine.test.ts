import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from './open-database.ts'
import { SqliteEngine } from './sqlite-engine.ts'
import type { Write } from './sqlite-requests.ts'
import type { LogRow } from './store.ts'
import { logRows, otherRoom, room, roomRecord } from './testing/records.ts'

const folder = mkdtempSync(join(tmpdir(), 'pairboard-engine-'))
afterAll(() => rmSync(folder, { recursive: true }))

const create: Write = { name: 'createRoom', argument: { room: roomRecord(), links: [], rows: [] } }
const appends = (from: number, to: number, bytes = 4): Write[] =>
  logRows(to)
    .slice(from)
    .map((row) => ({
      name: 'append',
      argument: { rows: [{ ...row, update: new Uint8Array(bytes) }], bindings: [] },
    }))

/** An engine on a disk that holds a fixed number of pages until the test makes room. */
function engineOnSmallDisk(name: string) {
  const disk = { pages: 60, opened: 0 }
  const engine = new SqliteEngine(() => {
    disk.opened++
    const database = openDatabase(join(folder, name))
    database.exec(`PRAGMA max_page_count = ${disk.pages}`)
    return database
  })
  return { disk, engine }
}

test('when the disk is full nothing of the commit is kept, reading goes on, and writing once there is room', () => {
  const { disk, engine } = engineOnSmallDisk('full.db')
  engine.commit([create])
  engine.commit(appends(0, 2))
  expect(() => engine.commit(appends(2, 200, 4_000))).toThrow(
    expect.objectContaining({ name: 'StorageError', reason: 'disk-full' }),
  )
  expect(engine.read('readLog', [room, 0])).toHaveLength(2)
  // Its rows were lost, so that what was sent behind them does not fit either.
  expect(engine.commit(appends(200, 201))).toEqual([
    expect.objectContaining({ reason: 'conflict' }),
  ])
  disk.pages = 10_000
  engine.close()
  expect(engine.commit(appends(2, 200, 4_000))).toEqual(Array(198).fill(undefined))
  expect(engine.read('readLog', [room, 0])).toHaveLength(200)
  engine.close()
})

test('after a failure the file is opened anew before the next write', () => {
  const { disk, engine } = engineOnSmallDisk('anew.db')
  engine.commit([create])
  expect(() => engine.commit(appends(0, 200, 4_000))).toThrow(/full/)
  const before = disk.opened
  engine.commit(appends(0, 1))
  expect(disk.opened).toBe(before + 1)
  engine.close()
})

test('a file that cannot be opened again refuses writes with the reason, and heals', () => {
  let broken = false
  const engine = new SqliteEngine(() => {
    if (broken) throw Object.assign(new Error('disk I/O error'), { errcode: 10 })
    const database = openDatabase(join(folder, 'broken.db'))
    database.exec('PRAGMA max_page_count = 60')
    return database
  })
  engine.commit([create])
  expect(() => engine.commit(appends(0, 200, 4_000))).toThrow(/full/)
  broken = true
  expect(() => engine.commit(appends(0, 1))).toThrow(expect.objectContaining({ reason: 'io' }))
  expect(() => engine.check()).toThrow(expect.objectContaining({ reason: 'io' }))
  broken = false
  engine.check()
  expect(engine.commit(appends(0, 1))).toEqual([undefined])
  engine.close()
})

test('of a commit only the write that contradicts is left out, and what builds on it', () => {
  const engine = new SqliteEngine(() => openDatabase(join(folder, 'conflict.db')))
  const [one, two, three] = appends(0, 3)
  const outcomes = engine.commit(
    [create, create, one, three, two, three].filter((write) => write !== undefined),
  )
  expect(outcomes.map((outcome) => outcome?.reason)).toEqual([
    undefined,
    'conflict',
    undefined,
    'conflict',
    undefined,
    undefined,
  ])
  engine.close()
})

test('rows that are on their way from the journal to the log are read once, in their order, also after an interruption', () => {
  const engine = new SqliteEngine(() => openDatabase(join(folder, 'journal.db')))
  const rooms = [room, otherRoom]
  for (const id of rooms) {
    const argument = { room: { ...roomRecord(), id }, links: [], rows: [] }
    engine.commit([{ name: 'createRoom', argument }])
  }
  const append = (id: typeof room, from: number, to: number) =>
    engine.commit([
      { name: 'append', argument: { rows: logRows(to, id).slice(from), bindings: [] } },
    ])
  const sequences = (id: typeof room, after = 0) =>
    (engine.read('readLog', [id, after]) as LogRow[]).map(({ sequence }) => sequence)
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  // More than is moved at once, of either room.
  for (const id of rooms) append(id, 0, 1_500)
  expect(engine.settleSome()).toBe(true)
  append(room, 1_500, 1_600)
  for (const id of rooms) expect(sequences(id)).toEqual(upTo(id === room ? 1_600 : 1_500))
  expect(sequences(room, 1_498)).toEqual(upTo(1_600).slice(1_498))

  // As after a crash: what was moved is in both places, and the move begins anew.
  engine.close()
  expect(sequences(room)).toEqual(upTo(1_600))
  let more = true
  while (more) more = engine.settleSome()
  for (const id of rooms) expect(sequences(id)).toEqual(upTo(id === room ? 1_600 : 1_500))
  append(room, 1_600, 1_601)
  expect(sequences(room, 1_599)).toEqual([1_600, 1_601])
  engine.close()
})
