/** Locks over real sockets: a candidate who is in the middle of typing when the examiner locks writes no more. */
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readAgenda, setLock } from '#shared/agenda.ts'
import type { Joined } from '#shared/api.ts'
import { listFiles } from '#shared/code.ts'
import type { DocumentName } from '#shared/document.ts'
import { recordsOf, writeRecord } from '#shared/whiteboard.ts'
import { openMemoryStore } from './store/memory-store.ts'
import type { Store } from './store/store.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import type { TestParticipant } from './testing/connect-participant.ts'
import { startServer } from './testing/start-server.ts'
import type { TestRoom, TestServer } from './testing/start-server.ts'

let server: TestServer
let store: Store
let room: TestRoom
let examiner: Joined
let candidate: Joined
const open: TestParticipant[] = []

beforeEach(async () => {
  store = openMemoryStore()
  server = await startServer({ store })
  room = await server.createRoom()
  examiner = await room.join('examiner')
  candidate = await room.join('candidate')
  await room.change('start', examiner)
})
afterEach(async () => {
  for (const participant of open.splice(0)) participant.close()
  await server.close()
})

async function connect({ key }: Joined, document: DocumentName): Promise<TestParticipant> {
  const one = connectParticipant({ url: server.url, room: room.id, document, key })
  open.push(one)
  await one.until(() => one.provider.synced)
  return one
}
const isLocked = (one: TestParticipant) => {
  const permission = one.hello()?.permission
  return permission?.right === 'read' && permission.reason === 'locked'
}

const boxAt = (x: number) =>
  ({
    id: 'shape:own',
    typeName: 'shape',
    type: 'geo',
    x,
    y: 2,
    rotation: 0,
    index: 'a1',
    parentId: 'page:page',
    isLocked: false,
    opacity: 1,
    meta: {},
    props: { geo: 'rectangle', w: 10, h: 10, richText: { type: 'doc', content: [] } },
  }) as Parameters<typeof writeRecord>[2]

/** One small change, another at each turn. */
const changes = {
  code: ({ doc }: TestParticipant, turn: number) => listFiles(doc)[0]?.text.insert(0, `${turn}\n`),
  whiteboard: ({ doc }: TestParticipant, turn: number) =>
    writeRecord(recordsOf(doc), turn === 0 ? undefined : boxAt(turn - 1), boxAt(turn)),
}

test.each(['code', 'whiteboard'] as const)(
  '%s: what comes in behind the lock is in no log',
  async (document) => {
    const agenda = await connect(examiner, 'agenda')
    const ann = await connect(candidate, document)
    let turn = 0
    while (!isLocked(ann)) {
      changes[document](ann, turn)
      if (turn === 50) setLock(agenda.doc, document, true)
      turn++
      await setImmediate()
    }
    expect(await ann.saved()).toHaveProperty('refused')
    const rows = await store.readLog(room.id, 0)
    const lockedAt = rows.find((row) => row.document === 'agenda' && row.participant)?.sequence ?? 0
    const written = rows.filter((row) => row.participant === candidate.who.participant)
    expect(written.length).toBeGreaterThan(10)
    expect(Math.max(...written.map(({ sequence }) => sequence))).toBeLessThan(lockedAt)
    expect(readAgenda(agenda.doc).locks[document]).toBe(true)
  },
)
