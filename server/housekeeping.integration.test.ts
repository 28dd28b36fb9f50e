import { expect, test } from 'vitest'
import { closeCode } from '#shared/protocol.ts'
import { openMemoryStore } from './store/memory-store.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import { startServer } from './testing/start-server.ts'

const dayMs = 24 * 60 * 60 * 1000

test('a room whose time has come is gone, with everybody in it; another stays', async () => {
  let nowMs = Date.now()
  const store = openMemoryStore()
  const server = await startServer({ store, nowMs: () => nowMs, purgeEveryMs: 20 })
  const due = await server.createRoom()
  nowMs += dayMs
  const other = await server.createRoom()
  const [examiner, survivor] = [await due.join('examiner'), await other.join('examiner')]
  const open = (room: typeof due.id, key: typeof examiner.key) =>
    connectParticipant({ url: server.url, room, document: 'code', key })
  const [bob, sue] = [open(due.id, examiner.key), open(other.id, survivor.key)]
  await Promise.all([bob, sue].map((one) => one.until(() => one.provider.synced)))

  nowMs += 89 * dayMs
  await bob.until(() => bob.closeCode() !== undefined)
  expect(bob.closeCode()).toBe(closeCode.gone)
  sue.doc.getMap('runs').set('run', 'still here')
  expect(await sue.saved()).toHaveProperty('saved')
  expect((await server.ask('GET', `/api/rooms/${due.id}`, { key: examiner.key })).status).toBe(401)
  expect(await store.readLog(due.id, 0)).toEqual([])
  for (const one of [bob, sue]) one.close()
  await server.close()
})

test('a day after its end an interview is archived, and whoever reads or scores it notices nothing', async () => {
  let nowMs = Date.now()
  const kept = openMemoryStore()
  const archived = Promise.withResolvers<string>()
  /** What each round of housekeeping has asked for. */
  const askedFor: number[] = []
  const store = {
    ...kept,
    roomsToArchive: (endedBeforeMs: number) => {
      askedFor.push(endedBeforeMs)
      return kept.roomsToArchive(endedBeforeMs)
    },
    archiveLog: async (room: Parameters<typeof kept.archiveLog>[0]) => {
      await kept.archiveLog(room)
      archived.resolve(room)
    },
  }
  const server = await startServer({ store, nowMs: () => nowMs, purgeEveryMs: 20 })
  const room = await server.createRoom()
  const examiner = await room.join('examiner')
  await room.change('start', examiner)
  const { url } = server
  const one = connectParticipant({ url, room: room.id, document: 'code', key: examiner.key })
  await one.until(() => one.provider.synced && one.hello() !== undefined)
  for (let n = 0; n < 300; n++) one.doc.getMap('files').set(`key ${n}`, 'typed')
  await one.saved()
  await room.change('end', examiner)
  const before = await store.readLog(room.id, 0)
  nowMs += dayMs - 1_000
  // A second early, a whole round leaves it as it is.
  await expect.poll(() => askedFor.at(-1)).toBe(nowMs - dayMs)
  expect(await kept.roomsToArchive(nowMs - dayMs)).toEqual([])
  nowMs += 60_000
  expect(await archived.promise).toBe(room.id)
  expect(await store.readLog(room.id, 0)).toEqual(before)
  one.close()
  await server.close()
})
