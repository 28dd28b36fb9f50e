/** The focus stage over real sockets: what examiners and observers receive of an unwatched candidate is nothing. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { enterStage, pauseClock, readAgenda } from '#shared/agenda.ts'
import type { Joined } from '#shared/api.ts'
import { listFiles } from '#shared/code.ts'
import type { DocumentName } from '#shared/document.ts'
import { messageKind, syncKind } from '#shared/protocol.ts'
import { recordsOf, writeRecord } from '#shared/whiteboard.ts'
import { openMemoryStore } from './store/memory-store.ts'
import type { Store } from './store/store.ts'
import { buildStep1 } from './sync/frames.ts'
import { attack, opened } from './testing/attacker.ts'
import type { Attack } from './testing/attacker.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import type { TestParticipant } from './testing/connect-participant.ts'
import { startServer } from './testing/start-server.ts'
import type { TestRoom, TestServer } from './testing/start-server.ts'

const alone = 2
const minuteMs = 60_000
let server: TestServer
let store: Store
let room: TestRoom
let examiner: Joined
let candidate: Joined
let others: Joined[]
let aheadMs: number
let nextClientId: number
const open: TestParticipant[] = []

beforeEach(async () => {
  aheadMs = 0
  nextClientId = 300_000
  store = openMemoryStore()
  server = await startServer({ store, nowMs: () => Date.now() + aheadMs })
  room = await server.createRoom()
  examiner = await room.join('examiner')
  candidate = await room.join('candidate')
  others = [examiner, await room.join('observer'), await room.join('candidate', 'Eyes', true)]
  await room.change('start', examiner)
})
afterEach(async () => {
  for (const participant of open.splice(0)) participant.close()
  await server.close()
})

async function connect({ key }: Joined, document: DocumentName): Promise<TestParticipant> {
  const one = connectParticipant({ url: server.url, room: room.id, document, key })
  open.push(one)
  await one.until(() => one.hello()?.permission.right === 'withheld' || one.provider.synced)
  return one
}

/** A socket that asks for everything at once and keeps what it gets. */
async function listen({ key }: Joined, document: DocumentName): Promise<Attack> {
  const path = `/sync/${room.id}/${document}?client=${nextClientId++}`
  const one = await opened(attack({ url: server.url, path, key }))
  one.socket.send(buildStep1(Uint8Array.of(0)))
  one.socket.send(Uint8Array.of(messageKind.queryAwareness))
  return one
}

const isSync = (frame: Uint8Array) => frame[0] === messageKind.sync
const isContent = (frame: Uint8Array) => isSync(frame) && frame[1] !== syncKind.step1
const isPresence = (frame: Uint8Array) => frame[0] === messageKind.awareness
/** What one learns of code and whiteboard by it; greetings, ticks and the server's own questions are not. */
const tells = (frame: Uint8Array) => isContent(frame) || isPresence(frame)

const text = (one: TestParticipant) => {
  const [file] = listFiles(one.doc)
  if (!file) throw new Error('no file')
  return file.text
}
const reads = (one: TestParticipant) => listFiles(one.doc)[0]?.text.toString() ?? ''
const stepInto = (agenda: TestParticipant, stage: number) => {
  enterStage(agenda.doc, stage, Date.now() + aheadMs)
  return agenda.saved()
}
const isWithheld = (one: TestParticipant) => one.hello()?.permission.right === 'withheld'

function draw(one: TestParticipant, id: string) {
  writeRecord(recordsOf(one.doc), undefined, {
    id,
    typeName: 'shape',
    type: 'geo',
    x: 1,
    y: 2,
    rotation: 0,
    index: 'a1',
    parentId: 'page:page',
    isLocked: false,
    opacity: 1,
    meta: {},
    props: { geo: 'rectangle', w: 10, h: 10, richText: { type: 'doc', content: [] } },
  } as Parameters<typeof writeRecord>[2])
}

test('while the candidate works unwatched not one frame of code or whiteboard reaches anybody else; then all does', async () => {
  const agenda = await connect(examiner, 'agenda')
  const ann = {
    code: await connect(candidate, 'code'),
    board: await connect(candidate, 'whiteboard'),
  }
  const present = await Promise.all(others.map((one) => connect(one, 'code')))
  const boards = await Promise.all(others.map((one) => connect(one, 'whiteboard')))
  const early = await Promise.all(
    others.flatMap((one) => [listen(one, 'code'), listen(one, 'whiteboard')]),
  )
  await Promise.all(early.map((one) => one.frame((frame) => isContent(frame))))

  expect(await stepInto(agenda, alone)).toHaveProperty('saved')
  await Promise.all([...present, ...boards].map((one) => one.until(() => isWithheld(one))))
  const late = await Promise.all(
    others.flatMap((one) => [listen(one, 'code'), listen(one, 'whiteboard')]),
  )
  await Promise.all(late.map((one) => one.frame((frame) => frame[0] === messageKind.hello)))
  const sockets = [...early, ...late]
  const before = sockets.map(({ frames }) => frames.length)

  text(ann.code).insert(0, '// all on my own\n')
  draw(ann.board, 'shape:own')
  ann.code.show({ file: 'x', selections: [] })
  ann.board.show({ pointer: [1, 2], page: 'page:page', seen: null, selected: [] })
  expect(await ann.code.saved()).toHaveProperty('saved')
  expect(await ann.board.saved()).toHaveProperty('saved')
  for (const one of sockets) {
    one.socket.send(buildStep1(Uint8Array.of(0)))
    one.socket.send(Uint8Array.of(messageKind.queryAwareness))
    one.send(messageKind.version, 7)
  }
  // Each socket answers in order: whatever the questions before it brought has arrived by then.
  await Promise.all(
    sockets.map((one) => one.frame((frame) => frame[0] === messageKind.version && frame[1] === 7)),
  )
  const during = sockets.map(({ frames }, index) => frames.slice(before[index]).filter(tells))
  expect(during).toEqual(sockets.map(() => []))
  for (const one of late) expect(one.frames.filter(tells)).toEqual([])
  for (const one of present) expect(reads(one)).not.toContain('all on my own')

  const done = await server.ask('POST', `/api/rooms/${room.id}/focus/end`, { key: candidate.key })
  expect(done.status).toBe(204)
  await Promise.all(present.map((one) => one.until(() => reads(one).includes('all on my own'))))
  await Promise.all(boards.map((one) => one.until(() => recordsOf(one.doc).has('shape:own'))))
  await Promise.all(late.map((one) => one.frame(isContent)))
  await Promise.all(
    present.map((one) => one.until(() => one.others().some(({ who }) => who.role === 'candidate'))),
  )
  text(ann.code).insert(0, '// watched\n')
  await Promise.all(present.map((one) => one.until(() => reads(one).includes('watched\n'))))
  expect(readAgenda(agenda.doc).focusEnd?.by).toBe('candidate')

  const rows = await store.readLog(room.id, 0)
  const own = rows.filter(({ participant }) => participant === candidate.who.participant)
  expect(own.map(({ document }) => document)).toEqual(
    expect.arrayContaining(['code', 'whiteboard']),
  )
})

test('no request tells of it either: not the report, not the replay, not an image of the board', async () => {
  const agenda = await connect(examiner, 'agenda')
  const eve = await connect(examiner, 'code')
  await stepInto(agenda, alone)
  await eve.until(() => isWithheld(eve))
  const status = async ({ key }: Joined, path: string) =>
    (await server.ask('GET', `/api/rooms/${room.id}/${path}`, { key })).status
  for (const path of ['report', 'replay', 'replay/0']) {
    expect([path, await status(examiner, path)]).toEqual([path, 409])
  }
  const image = `assets/${'0'.repeat(64)}`
  for (const one of others) expect(await status(one, image)).toBe(403)
  expect(await status(candidate, image)).toBe(404)
})

test('whoever comes back in the middle of it still sees nothing, and everything afterwards', async () => {
  const agenda = await connect(examiner, 'agenda')
  const ann = await connect(candidate, 'code')
  const eve = await connect(examiner, 'code')
  await stepInto(agenda, alone)
  await eve.until(() => isWithheld(eve))
  eve.disconnect()
  text(ann).insert(0, '// while you were away\n')
  expect(await ann.saved()).toHaveProperty('saved')
  const back = await connect(examiner, 'code')
  expect(isWithheld(back)).toBe(true)
  expect(listFiles(back.doc)).toEqual([])
  eve.connect()
  await server.ask('POST', `/api/rooms/${room.id}/focus/end`, { key: candidate.key })
  for (const one of [back, eve]) {
    await one.until(() => reads(one).includes('while you were away'))
  }
})

test('whoever may not see cannot write either, and is told so', async () => {
  const agenda = await connect(examiner, 'agenda')
  const eve = await connect(examiner, 'code')
  await stepInto(agenda, alone)
  await eve.until(() => isWithheld(eve))
  text(eve).insert(0, 'peep')
  expect(await eve.saved()).toEqual({ refused: 'read-only' })
})

test('going on to another stage ends it too, and no examiner can write that it is over', async () => {
  const agenda = await connect(examiner, 'agenda')
  const eve = await connect(examiner, 'code')
  await stepInto(agenda, alone)
  await eve.until(() => isWithheld(eve))
  await stepInto(agenda, 0)
  await eve.until(() => !isWithheld(eve))
  await stepInto(agenda, alone)
  await eve.until(() => isWithheld(eve))
  const visitAtMs = readAgenda(agenda.doc).clock?.startedAtMs
  agenda.doc.getMap('state').set('focusEnd', { visitAtMs, atMs: 1, by: 'candidate' })
  expect(await agenda.saved()).toEqual({ refused: 'bad-record' })
})

test('the server ends it when the time of the stage is over, and not while the clock stands', async () => {
  const agenda = await connect(examiner, 'agenda')
  const eve = await connect(examiner, 'code')
  await stepInto(agenda, alone)
  await eve.until(() => isWithheld(eve))
  aheadMs = 21 * minuteMs
  pauseClock(agenda.doc, Date.now())
  await agenda.saved()
  expect(isWithheld(eve)).toBe(true)
  const resumed = { ...readAgenda(agenda.doc).clock, pausedAtMs: null }
  agenda.doc.getMap('state').set('clock', resumed)
  await eve.until(() => !isWithheld(eve))
  await agenda.until(() => readAgenda(agenda.doc).focusEnd?.by === 'clock')
})

test('a room that is opened anew still withholds', async () => {
  const agenda = await connect(examiner, 'agenda')
  await stepInto(agenda, alone)
  const again = await startServer({ store })
  const url = again.url
  const eve = connectParticipant({ url, room: room.id, document: 'code', key: examiner.key })
  open.push(eve)
  await eve.until(() => isWithheld(eve))
  expect(listFiles(eve.doc)).toEqual([])
  for (const participant of open.splice(0)) participant.close()
  await again.close()
})
