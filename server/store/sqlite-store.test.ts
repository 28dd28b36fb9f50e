import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { backupStore } from './backup.ts'
import { openDatabase } from './open-database.ts'
import { openSqliteStore } from './sqlite-store.ts'
import { testStore } from './store-contract.ts'
import {
  asset,
  binding,
  checkpointAt,
  link,
  logRows,
  otherRoom,
  participant,
  person,
  room,
  roomRecord,
} from './testing/records.ts'

const folder = mkdtempSync(join(tmpdir(), 'pairboard-store-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const newFile = () => join(folder, String(++files), 'pairboard.db')

testStore('the SQLite store', () => openSqliteStore({ file: newFile() }))

test('what was written is there after the store was closed and opened again', async () => {
  const file = newFile()
  const first = await openSqliteStore({ file })
  await first.createRoom(roomRecord(), [link('candidate', 'aa')], logRows(3))
  await first.addParticipant(participant(person, 'cc'))
  await first.append({ rows: logRows(4).slice(3), bindings: [binding(person)] })
  await first.writeCheckpoint(checkpointAt(3))
  await first.addImage(room, asset())
  const entry = { kind: 'plans', id: 'talk', version: 1, savedAtMs: 5, offered: true } as const
  await first.addEntryVersion({ ...entry, files: '[]' })
  await first.close()

  const again = await openSqliteStore({ file })
  expect(await again.readRoom(room)).toEqual(roomRecord())
  expect(await again.readLog(room, 0)).toEqual(logRows(4))
  expect(await again.readBindings(room)).toEqual([binding(person)])
  expect(await again.readCheckpoint(room)).toEqual(checkpointAt(3))
  expect(await again.readImage(room, asset().asset)).toEqual(asset())
  expect(await again.readOfferedEntries()).toEqual([{ ...entry, files: '[]' }])
  await again.append({ rows: logRows(5).slice(4), bindings: [] })
  await again.close()
})

test('a commit is on disk when it returns: write-ahead log, full synchronisation, all settings as asked', () => {
  const database = openDatabase(join(folder, 'settings.db'))
  const read = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
  expect(read('journal_mode')).toBe('wal')
  expect(read('synchronous')).toBe(2)
  expect(read('foreign_keys')).toBe(1)
  expect(read('trusted_schema')).toBe(0)
  expect(read('cell_size_check')).toBe(1)
  expect(read('secure_delete')).toBe(1)
  expect(read('busy_timeout')).toBe(5000)
  database.close()
})

test('a second server on the same file is refused, and told why', async () => {
  const file = newFile()
  const first = await openSqliteStore({ file })
  const second = openSqliteStore({ file })
  await expect(second).rejects.toMatchObject({ name: 'StorageError', reason: 'locked' })
  await expect(second).rejects.toThrow(/Another server has .*pairboard\.db open/)
  await first.check()
  await first.close()
  await (await openSqliteStore({ file })).close()
})

test('a folder that cannot be written to is an error that says what to do', async () => {
  const notAFolder = join(folder, 'file')
  writeFileSync(notAFolder, '')
  const opened = openSqliteStore({ file: join(notAFolder, 'data', 'pairboard.db') })
  await expect(opened).rejects.toMatchObject({ reason: 'unwritable' })
  await expect(opened).rejects.toThrow(/Give the user that runs the server write access/)
})

test('a file that is no database, or a newer version’s, is left alone', async () => {
  const text = join(folder, 'text.db')
  writeFileSync(
    text,
    'this is a diary and not a database, and it is long enough to be one'.repeat(20),
  )
  const before = readFileSync(text)
  await expect(openSqliteStore({ file: text })).rejects.toMatchObject({ reason: 'corrupt' })
  expect(readFileSync(text)).toEqual(before)

  const newer = join(folder, 'newer.db')
  const database = new DatabaseSync(newer)
  database.exec('PRAGMA user_version = 99')
  database.close()
  const opened = openSqliteStore({ file: newer })
  await expect(opened).rejects.toMatchObject({ reason: 'version' })
  await expect(opened).rejects.toThrow(/newer version of Pairboard/)
})

test('an hour of typing takes about fifty bytes a row', async () => {
  const file = newFile()
  const store = await openSqliteStore({ file })
  const empty = bytesInUse(file)
  await store.createRoom(roomRecord(), [], [])
  await store.addParticipant(participant(person, 'cc'))
  const keystroke = new Uint8Array(22)
  await Promise.all(
    logRows(12_000).map((row) =>
      store.append({
        rows: [
          {
            ...row,
            timeMs: row.timeMs + row.sequence * 300,
            participant: person,
            update: keystroke,
          },
        ],
        bindings: [],
      }),
    ),
  )
  await store.close()
  expect(bytesInUse(file) - empty).toBeLessThan(12_000 * 50)
})

test('an archived hour of typing takes a third of its rows at most, and a deleted room leaves nothing of it', async () => {
  const file = newFile()
  const store = await openSqliteStore({ file })
  const empty = bytesInUse(file)
  await store.createRoom(roomRecord(), [], [])
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let key = 0; key < 9_000; key++)
    doc.getText('a').insert(key, 'etaoin shrdlu'[key % 13] ?? '')
  const rows = updates.map((update, index) => {
    const row = logRows(1)[0]
    if (!row) throw new Error('there is no row')
    const sequence = index + 1
    // Pauses as people make them: neither they nor the checksums compress well.
    const timeMs = row.timeMs + sequence * 400 + ((sequence * 7_919) % 331)
    return { ...row, sequence, timeMs, update, checksum: Math.imul(sequence, 2_654_435_761) >>> 0 }
  })
  await store.append({ rows, bindings: [] })
  await store.archiveLog(room)
  await store.close()
  const plain = rows.reduce((sum, { update }) => sum + update.length + 20, 0)
  expect(bytesInUse(file) - empty).toBeLessThan(plain / 3)
  const again = await openSqliteStore({ file })
  await again.deleteRoom(room)
  await again.close()
  expect(bytesInUse(file)).toBe(empty)
})

test('a backup made while the store is written to holds everything up to one moment', async () => {
  const file = newFile()
  const store = await openSqliteStore({ file })
  await store.createRoom(roomRecord(), [], [])
  const rows = logRows(500)
  const writing = Promise.all(rows.map((row) => store.append({ rows: [row], bindings: [] })))
  const copy = join(folder, 'copy.db')
  await backupStore(file, copy)
  await writing
  await store.close()
  const restored = await openSqliteStore({ file: copy })
  const kept = await restored.readLog(room, 0)
  expect(kept).toEqual(rows.slice(0, kept.length))
  await restored.close()
})

test('of a deleted room no byte is left in any file, and the other rooms are untouched', async () => {
  const file = newFile()
  const store = await openSqliteStore({ file })
  const canary = 'CANARY'
  const words = { [room]: canary, [otherRoom]: 'bystand' }
  const bytes = (id: typeof room, count: number) =>
    new TextEncoder().encode((words[id] ?? '').repeat(count))
  for (const id of [room, otherRoom]) {
    const text = String(words[id])
    const prepared = text.repeat(1_500)
    await store.createRoom({ ...roomRecord(), id, candidate: text, role: text, prepared }, [], [])
    const person = { ...participant(participantOf(id), id.slice(0, 2)), room: id, name: text }
    await store.addParticipant(person)
    await store.addImage(id, { ...asset(), bytes: bytes(id, 30_000) })
  }
  // Rows of both rooms, short and long, so that pages are shared, split and balanced.
  const rows = { [room]: logRows(3_000), [otherRoom]: logRows(3_000, otherRoom) }
  const writing: Promise<void>[] = []
  for (let index = 0; index < 3_000; index++) {
    for (const id of [room, otherRoom]) {
      const row = rows[id]?.[index]
      const update = bytes(id, index % 97 === 0 ? 400 : 1 + (index % 5))
      if (row) writing.push(store.append({ rows: [{ ...row, update }], bindings: [] }))
      if (index % 500 === 0) {
        const documents = new Map([['code' as const, bytes(id, 2_000)]])
        writing.push(store.writeCheckpoint({ ...checkpointAt(index + 1), room: id, documents }))
      }
    }
    if (index % 40 === 0) await Promise.all(writing)
  }
  await Promise.all(writing)
  const count = () =>
    readdirSync(join(file, '..'))
      .map(
        (name) =>
          readFileSync(join(file, '..', name))
            .toString('latin1')
            .split(canary).length - 1,
      )
      .reduce((sum, found) => sum + found, 0)
  expect(count()).toBeGreaterThan(10_000)
  await store.deleteRoom(room)
  expect(count()).toBe(0)
  expect(await store.readLog(otherRoom, 0)).toHaveLength(3_000)
  await store.close()
  expect(count()).toBe(0)

  const database = new DatabaseSync(file)
  expect(database.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' })
  expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([])
  database.close()
})

/** Without what is free for the next rows, as where rows were before they moved to their room's. */
function bytesInUse(file: string): number {
  const database = new DatabaseSync(file)
  const figure = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name])
  const bytes = (figure('page_count') - figure('freelist_count')) * figure('page_size')
  database.close()
  return bytes
}

/** Participants of two rooms need ids and keys of their own. */
function participantOf(id: typeof room) {
  return id.slice(0, 10) as typeof person
}
