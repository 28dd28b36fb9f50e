/** What every store must do, whatever it keeps its records in: each implementation runs this against itself. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { limits } from '#shared/limits.ts'
import type { EntryRecord, Store } from './store.ts'
import {
  asset,
  binding,
  checkpointAt,
  link,
  logRow,
  logRows,
  otherRoom,
  participant,
  person,
  room,
  roomRecord,
  secondPerson,
} from './testing/records.ts'

export function testStore(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the store's contract`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    const withRoom = async (rows = logRows(2)) => {
      await store.createRoom(roomRecord(), [link('candidate', 'aa'), link('examiner', 'bb')], rows)
    }

    test('a room comes back as it was created, with its links and first rows', async () => {
      await withRoom()
      expect(await store.readRoom(room)).toEqual(roomRecord())
      expect(await store.readLinks(room)).toEqual([link('examiner', 'bb'), link('candidate', 'aa')])
      expect(await store.readLink('aa'.repeat(8))).toEqual(link('candidate', 'aa'))
      expect(await store.readLog(room, 0)).toEqual(logRows(2))
    })

    test('what is absent is a value, not a failure', async () => {
      expect(await store.readRoom(room)).toBeUndefined()
      expect(await store.readLink('aa'.repeat(8))).toBeUndefined()
      expect(await store.readLinks(room)).toEqual([])
      expect(await store.readParticipant('cc'.repeat(8))).toBeUndefined()
      expect(await store.readParticipants(room)).toEqual([])
      expect(await store.readLog(room, 0)).toEqual([])
      expect(await store.readBindings(room)).toEqual([])
      expect(await store.readCheckpoint(room)).toBeUndefined()
      expect(await store.readImage(room, asset().asset)).toBeUndefined()
      expect(await store.countImages(room)).toBe(0)
      expect(await store.roomsToDelete(Number.MAX_SAFE_INTEGER)).toEqual([])
      expect(await store.roomsToArchive(Number.MAX_SAFE_INTEGER)).toEqual([])
      await store.deleteRoom(room)
    })

    test('a room is created once', async () => {
      await withRoom()
      const again = store.createRoom({ ...roomRecord(), candidate: 'Somebody else' }, [], [])
      await expect(again).rejects.toMatchObject({ name: 'StorageError', reason: 'conflict' })
      expect((await store.readRoom(room))?.candidate).toBe(roomRecord().candidate)
    })

    test('what an examiner changes of a room is kept, and nothing else of it changes', async () => {
      await withRoom()
      const settings = { language: 'en', deleteAtMs: 99, debriefMinutes: 0 } as const
      await store.changeSettings(room, settings)
      expect(await store.readRoom(room)).toEqual({ ...roomRecord(), ...settings })
      expect(await store.roomsToDelete(99)).toEqual([room])
    })

    test('what was prepared changes until the start, and not after it', async () => {
      await withRoom()
      await store.prepareAnew(room, '"before"')
      expect(await store.readRoom(room)).toEqual({ ...roomRecord(), prepared: '"before"' })
      const started = { id: room, status: 'live', startedAtMs: 5, endedAtMs: undefined } as const
      await store.append({ rows: [], bindings: [], status: started })
      await store.prepareAnew(room, '"after"')
      expect((await store.readRoom(room))?.prepared).toBe('"before"')
    })

    test('renewing a link revokes the old one, revoking leaves none', async () => {
      await withRoom()
      await store.replaceLink(room, 'candidate', link('candidate', 'dd', 50), 50)
      expect(await store.readLink('aa'.repeat(8))).toMatchObject({ revokedAtMs: 50 })
      expect(await store.readLink('dd'.repeat(8))).toMatchObject({ revokedAtMs: undefined })
      await store.replaceLink(room, 'candidate', undefined, 60)
      const links = await store.readLinks(room)
      expect(links.map(({ role, revokedAtMs }) => [role, revokedAtMs])).toEqual([
        ['candidate', 60],
        ['examiner', undefined],
        ['candidate', 50],
      ])
    })

    test('who renews the link that they came by holds the new one, and nobody else does', async () => {
      await withRoom()
      await store.addParticipant(participant(person, 'cc'))
      await store.addParticipant(participant(secondPerson, 'ee'))
      const { role, link: old } = participant(person, 'cc')
      const other = role === 'candidate' ? 'observer' : 'candidate'
      await store.replaceLink(room, other, link(other, 'ab', 40), 40, person)
      expect(await store.readParticipant('cc'.repeat(8))).toMatchObject({ link: old })
      await store.replaceLink(room, role, link(role, 'dd', 50), 50, person)
      expect(await store.readParticipant('cc'.repeat(8))).toMatchObject({
        link: 'dd'.repeat(8),
        linkRevokedAtMs: undefined,
      })
      expect(await store.readParticipant('ee'.repeat(8))).toMatchObject({
        link: old,
        linkRevokedAtMs: 50,
      })
    })

    test('participants are found by their key and by their room', async () => {
      await withRoom()
      const preview = { ...participant(secondPerson, 'ee'), preview: true }
      await store.addParticipant(participant(person, 'cc'))
      await store.addParticipant(preview)
      expect(await store.readParticipant('cc'.repeat(8))).toEqual(participant(person, 'cc'))
      expect(await store.readParticipants(room)).toEqual([participant(person, 'cc'), preview])
      await expect(store.addParticipant(participant(person, 'ff'))).rejects.toMatchObject({
        reason: 'conflict',
      })
    })

    test('an archived log reads as before, from any row on, and goes on', async () => {
      await withRoom([])
      await store.addParticipant(participant(person, 'cc'))
      // More than one piece of an archive holds, with all that a row can hold.
      const rows = logRows(5_000).map((row) => ({
        ...row,
        participant: row.sequence % 3 === 0 ? person : undefined,
        update: new Uint8Array(row.sequence % 1_000 === 0 ? 3_000 : row.sequence % 40),
      }))
      await store.append({ rows: rows.slice(0, 4_500), bindings: [] })
      await store.writeCheckpoint(checkpointAt(4_000))
      await store.archiveLog(room)
      await store.append({ rows: rows.slice(4_500), bindings: [] })
      expect(await store.readLog(room, 0)).toEqual(rows)
      for (const after of [1, 4_095, 4_096, 4_499, 4_500, 4_999, 5_000]) {
        expect(await store.readLog(room, after)).toEqual(rows.slice(after))
        expect(await store.readLog(room, after, 7)).toEqual(rows.slice(after, after + 7))
      }
      await store.archiveLog(room)
      expect(await store.readLog(room, 4_400, 600)).toEqual(rows.slice(4_400))
      expect(await store.readCheckpoint(room)).toEqual(checkpointAt(4_000))
      const gap = store.append({ rows: [logRow(5_002)], bindings: [] })
      await expect(gap).rejects.toMatchObject({ reason: 'conflict' })
    })

    test('what has ended is to be archived once, and again when much was added', async () => {
      await withRoom([])
      const end = { id: room, status: 'ended', startedAtMs: 5, endedAtMs: 90 } as const
      await store.append({ rows: logRows(300), bindings: [] })
      expect(await store.roomsToArchive(90)).toEqual([])
      await store.append({ rows: [], bindings: [], status: end })
      expect(await store.roomsToArchive(89)).toEqual([])
      expect(await store.roomsToArchive(90)).toEqual([room])
      await store.archiveLog(room)
      expect(await store.roomsToArchive(90)).toEqual([])
      await store.append({ rows: logRows(310).slice(300), bindings: [] })
      expect(await store.roomsToArchive(90)).toEqual([])
      await store.append({ rows: logRows(600).slice(310), bindings: [] })
      expect(await store.roomsToArchive(90)).toEqual([room])
    })

    test('rows, bindings and status of an entry appear together', async () => {
      await withRoom()
      await store.addParticipant(participant(person, 'cc'))
      const [row] = logRows(3).slice(2)
      await store.append({
        rows: row ? [row] : [],
        bindings: [binding(person)],
        status: { id: room, status: 'live', startedAtMs: 77, endedAtMs: undefined },
      })
      expect(await store.readLog(room, 2)).toEqual([row])
      expect(await store.readLog(room, 0, 2)).toEqual((await store.readLog(room, 0)).slice(0, 2))
      expect(await store.readBindings(room)).toEqual([binding(person)])
      expect(await store.readRoom(room)).toEqual({
        ...roomRecord(),
        status: 'live',
        startedAtMs: 77,
      })
    })

    test('a thousand appends made at once are kept in their order', async () => {
      await withRoom([])
      const rows = logRows(1000)
      const settled: number[] = []
      await Promise.all(
        rows.map((row) =>
          store.append({ rows: [row], bindings: [] }).then(() => settled.push(row.sequence)),
        ),
      )
      expect(settled).toEqual(rows.map(({ sequence }) => sequence))
      expect(await store.readLog(room, 0)).toEqual(rows)
    })

    test('a row that would leave a gap or come twice is refused, and all that build on it', async () => {
      await withRoom([])
      const rows = logRows(5)
      const outcomes = await Promise.allSettled(
        [0, 1, 3, 4, 1].map((index) =>
          store.append({ rows: rows.slice(index, index + 1), bindings: [] }),
        ),
      )
      expect(outcomes.map(({ status }) => status)).toEqual([
        'fulfilled',
        'fulfilled',
        'rejected',
        'rejected',
        'rejected',
      ])
      expect(await store.readLog(room, 0)).toEqual(rows.slice(0, 2))
    })

    test("one room's refused entry does not touch another's in the same commit", async () => {
      await withRoom([])
      await store.createRoom({ ...roomRecord(), id: otherRoom }, [], [])
      const theirs = logRows(3, otherRoom)
      const outcomes = await Promise.allSettled([
        store.append({ rows: theirs.slice(0, 1), bindings: [] }),
        store.append({ rows: logRows(9).slice(7), bindings: [] }),
        store.append({ rows: theirs.slice(1), bindings: [] }),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await store.readLog(otherRoom, 0)).toEqual(theirs)
      expect(await store.readLog(room, 0)).toEqual([])
    })

    test('a client id that is bound stays its owner’s', async () => {
      await withRoom()
      await store.addParticipant(participant(person, 'cc'))
      await store.addParticipant(participant(secondPerson, 'ee'))
      await store.append({ rows: [], bindings: [binding(person)] })
      await store.append({ rows: [], bindings: [binding(person)] })
      const theft = store.append({ rows: logRows(3).slice(2), bindings: [binding(secondPerson)] })
      await expect(theft).rejects.toMatchObject({ reason: 'conflict' })
      expect(await store.readBindings(room)).toEqual([binding(person)])
      expect(await store.readLog(room, 2)).toEqual([])
    })

    test('the newest checkpoint is the one that is read', async () => {
      await withRoom()
      await store.writeCheckpoint(checkpointAt(1))
      await store.writeCheckpoint(checkpointAt(2))
      await store.writeCheckpoint(checkpointAt(3))
      expect(await store.readCheckpoint(room)).toEqual(checkpointAt(3))
    })

    test('an image is kept once', async () => {
      await withRoom()
      await store.addImage(room, asset())
      await store.addImage(room, asset())
      expect(await store.countImages(room)).toBe(1)
      expect(await store.readImage(room, asset().asset)).toEqual(asset())
      expect(await store.readImage(otherRoom, asset().asset)).toBeUndefined()
    })

    test('a room whose time has come is named, and gone without a trace once deleted', async () => {
      await withRoom()
      await store.addParticipant(participant(person, 'cc'))
      await store.append({ rows: [], bindings: [binding(person)] })
      await store.writeCheckpoint(checkpointAt(2))
      await store.addImage(room, asset())
      expect(await store.roomsToDelete(roomRecord().deleteAtMs - 1)).toEqual([])
      expect(await store.roomsToDelete(roomRecord().deleteAtMs)).toEqual([room])
      await store.deleteRoom(room)
      expect(await store.readRoom(room)).toBeUndefined()
      expect(await store.readLink('aa'.repeat(8))).toBeUndefined()
      expect(await store.readParticipant('cc'.repeat(8))).toBeUndefined()
      expect(await store.readLog(room, 0)).toEqual([])
      expect(await store.readBindings(room)).toEqual([])
      expect(await store.readCheckpoint(room)).toBeUndefined()
      expect(await store.readImage(room, asset().asset)).toBeUndefined()
      const late = store.append({ rows: logRows(3).slice(2), bindings: [] })
      await expect(late).rejects.toMatchObject({ reason: 'conflict' })
    })

    const lift = { kind: 'exercises', id: 'lift' } as const
    const saved = (version: number, offered = true): EntryRecord => ({
      ...lift,
      version,
      savedAtMs: 1_000 + version,
      offered,
      files: `version ${version}`,
    })
    const bare = ({ kind, id, version, savedAtMs, offered }: EntryRecord) => ({
      kind,
      id,
      version,
      savedAtMs,
      offered,
    })

    test('an entry keeps every version, and the newest that is offered is told apart', async () => {
      expect(await store.readEntries()).toEqual([])
      expect(await store.readOfferedEntries()).toEqual([])
      expect(await store.readEntryVersions(lift)).toEqual([])
      expect(await store.readEntryVersion(lift, 1)).toBeUndefined()
      const plan: EntryRecord = { ...saved(1, false), kind: 'plans' }
      await store.addEntryVersion(plan)
      for (const version of [saved(1), saved(2), saved(3, false)]) {
        await store.addEntryVersion(version)
      }
      expect(await store.readEntries()).toEqual([bare(saved(3, false)), bare(plan)])
      expect(await store.readOfferedEntries()).toEqual([saved(2)])
      expect(await store.readEntryVersions(lift)).toEqual(
        [saved(3, false), saved(2), saved(1)].map(bare),
      )
      expect(await store.readEntryVersion(lift, 1)).toEqual(saved(1))
      expect(await store.readEntryVersion({ ...lift, id: 'stairs' }, 1)).toBeUndefined()
    })

    test('of two who save the same version of an entry, the second is refused', async () => {
      await store.addEntryVersion(saved(1))
      const outcomes = await Promise.allSettled([
        store.addEntryVersion(saved(2)),
        store.addEntryVersion({ ...saved(2), files: 'mine' }),
        store.addEntryVersion(saved(9)),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
      await expect(store.addEntryVersion(saved(2))).rejects.toMatchObject({ reason: 'conflict' })
      expect(await store.readEntryVersion(lift, 2)).toEqual(saved(2))
    })

    test('of many versions the newest are kept, and the one that is offered', async () => {
      const count = limits.versionsPerEntry + 3
      for (let version = 1; version <= count; version++) {
        await store.addEntryVersion(saved(version, version === 2))
      }
      const numbers = (await store.readEntryVersions(lift)).map(({ version }) => version)
      expect(numbers).toHaveLength(limits.versionsPerEntry + 1)
      expect(numbers.slice(-3)).toEqual([5, 4, 2])
      expect(await store.readOfferedEntries()).toEqual([saved(2)])
    })

    test('a deleted entry is gone with all its versions, and may be begun anew', async () => {
      await store.addEntryVersion(saved(1))
      await store.addEntryVersion(saved(2))
      await store.deleteEntry(lift)
      await store.deleteEntry(lift)
      expect(await store.readEntries()).toEqual([])
      expect(await store.readEntryVersion(lift, 1)).toBeUndefined()
      await store.addEntryVersion(saved(1))
      expect(await store.readEntryVersions(lift)).toEqual([bare(saved(1))])
    })

    test('what a team has written is no room’s: it stays when rooms go', async () => {
      await withRoom()
      await store.addEntryVersion(saved(1))
      await store.deleteRoom(room)
      expect(await store.roomsToDelete(Number.MAX_SAFE_INTEGER)).toEqual([])
      expect(await store.readOfferedEntries()).toEqual([saved(1)])
    })

    test('a closed store says so', async () => {
      await store.check()
      await store.close()
      await expect(store.check()).rejects.toMatchObject({ reason: 'closed' })
      await expect(store.readRoom(room)).rejects.toMatchObject({ reason: 'closed' })
    })
  })
}
