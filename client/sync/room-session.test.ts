import { afterEach, beforeEach, expect, test } from 'vitest'
import { unzipSync } from 'fflate'
import { seedAgenda, startAgenda, endAgenda } from '#shared/agenda.ts'
import { addFile } from '#shared/code.ts'
import { roomSchema } from '#shared/api.ts'
import type { Room } from '#shared/api.ts'
import { keySchema } from '#shared/ids.ts'
import { planSchema } from '#shared/plan.ts'
import { closeCode } from '#shared/protocol.ts'
import { buildPresence } from './frames.ts'
import { memoryOutboxes } from './outbox.ts'
import { openRoomSession } from './room-session.ts'
import type { OpenRoomSession } from './session.ts'
import { startSyncServer, until } from './testing/sync-server.ts'
import type { SyncServer } from './testing/sync-server.ts'

const key = keySchema.parse('k'.repeat(54))
const plan = planSchema.parse({
  id: 'p',
  title: { en: 'Plan', fr: 'Plan' },
  summary: { en: 'Plan', fr: 'Plan' },
  stages: [{ id: 's', title: { en: 'Stage', fr: 'Étape' }, minutes: 10 }],
})
let server: SyncServer
let session: OpenRoomSession | undefined
let mustAsk: () => boolean = () => false
let front = true
let frontChanged = () => {}

beforeEach(async () => {
  server = await startSyncServer()
  seedAgenda(server.doc('agenda'), plan)
  front = true
})
afterEach(async () => {
  session?.close()
  session = undefined
  await server.close()
})

function roomFor(role: 'candidate' | 'examiner' | 'observer', status: Room['status'] = 'lobby') {
  return roomSchema.parse({
    room: '0123456789abcdef',
    status,
    as: role,
    candidate: 'Zoé Martin',
    role: 'Engineer',
    language: 'fr',
    stages: plan.stages,
    examiners: [],
    createdAtMs: 1,
    deletedAtMs: 2,
    who: { participant: '0000000001', name: 'Me', role, colour: 1 },
    preview: false,
  })
}

function enter(room: Room): OpenRoomSession {
  session = openRoomSession({
    room,
    key,
    links: {},
    outboxes: memoryOutboxes(),
    WebSocket,
    window: {
      origin: server.origin,
      inFront: () => front,
      onFrontChange(onChange) {
        frontChanged = onChange
        return () => {}
      },
      onWake: () => () => {},
      onNetworkLost: () => () => {},
      onLeave(ask) {
        mustAsk = ask
        return () => {}
      },
    },
  })
  return session
}

const state = (session: OpenRoomSession, kind: string) =>
  until(session.subscribeState, () => session.state().kind === kind)
const names = () => [...new Set(server.connections.map(({ document }) => document))].toSorted()

test('an examiner opens everything of theirs at once', async () => {
  const { scorecard, backstage } = enter(roomFor('examiner')).current()
  expect(scorecard?.name).toBe('scorecard-0000000001')
  expect(backstage).toBeDefined()
  await state(session!, 'saved')
  expect(names()).toEqual(['agenda', 'backstage', 'code', 'scorecard-0000000001', 'whiteboard'])
})

test('a candidate opens code and whiteboard when the interview starts, and never what is private', async () => {
  server.permissions.set('agenda', { right: 'read', reason: 'role' })
  const session = enter(roomFor('candidate'))
  await state(session, 'saved')
  expect(names()).toEqual(['agenda'])
  expect(session.current().code).toBeUndefined()
  startAgenda(server.doc('agenda'), undefined, 1_000)
  await until(session.subscribe, () => session.current().whiteboard !== undefined)
  expect(session.current().code).toBeDefined()
  await until(session.subscribeState, () => session.current().code?.loaded === true)
  expect(names()).toEqual(['agenda', 'code', 'whiteboard'])
})

test('who comes to a room that runs need not wait for the agenda', () => {
  expect(enter(roomFor('observer', 'live')).current().code).toBeDefined()
})

test('the worst of the documents is the state of the room, and leaving asks while something is unsaved', async () => {
  const session = enter(roomFor('examiner'))
  await state(session, 'saved')
  expect(mustAsk()).toBe(false)
  server.answer = 'hold'
  session.current().backstage?.doc.getText('notes').insert(0, 'x')
  expect(session.state()).toEqual({ kind: 'saving', changes: 1, slow: false })
  expect(mustAsk()).toBe(true)
})

test('going between saved and saving makes no new snapshot', async () => {
  const session = enter(roomFor('examiner'))
  await state(session, 'saved')
  await until(session.subscribe, () => session.current().state.kind === 'saved')
  const before = session.current()
  session.current().code?.doc.getMap('files').set('x', 1)
  expect(session.state().kind).toBe('saving')
  await state(session, 'saved')
  expect(session.current()).toBe(before)
})

test('a change that came after the lock is dropped: the document is opened anew and a notice is given', async () => {
  const session = enter(roomFor('candidate', 'live'))
  await state(session, 'saved')
  const before = session.current().code!
  server.permissions.set('code', { right: 'read', reason: 'locked' })
  server.greet('code', { right: 'read', reason: 'locked' })
  await until(before.subscribe, () => before.permission?.right === 'read')
  before.doc.getMap('files').set('x', 1)
  await until(session.subscribe, () => session.current().dropped !== undefined)
  const after = session.current()
  expect(after.dropped).toEqual({ document: 'code', reason: 'locked', changes: 1 })
  expect(after.code).not.toBe(before)
  expect(after.code?.doc).not.toBe(before.doc)
  await state(session, 'saved')
  expect(after.code?.doc.getMap('files').size).toBe(0)
})

test('other refusals stay until they are given up; a copy holds what the server did not take', async () => {
  const session = enter(roomFor('candidate', 'live'))
  await state(session, 'saved')
  server.answer = { refuse: 'document-full' }
  addFile(session.current().code!.doc, 'f', { name: 'mine.ts', text: 'const kept = 1\n' })
  await state(session, 'refused')
  const copy = unzipSync(new Uint8Array(await session.current().buildCopy().arrayBuffer()))
  expect(new TextDecoder().decode(copy['code/mine.ts'])).toBe('const kept = 1\n')
  server.answer = 'acknowledge'
  const before = session.current().code
  session.current().resync()
  expect(session.current().code).not.toBe(before)
  await state(session, 'saved')
})

test('when the interview has ended and all is saved, it says so', async () => {
  const session = enter(roomFor('examiner'))
  await state(session, 'saved')
  startAgenda(server.doc('agenda'), undefined, 1_000)
  endAgenda(server.doc('agenda'), 2_000)
  await state(session, 'ended')
  expect(session.current().state).toEqual({ kind: 'ended' })
})

test('a server that speaks a newer protocol makes the page outdated', async () => {
  server.turnAway.push(closeCode.tooOld)
  const session = enter(roomFor('candidate'))
  await state(session, 'outdated')
  expect(session.current().state).toEqual({ kind: 'outdated' })
})

test('people are persons, not tabs, and I am one of them from the start', async () => {
  const session = enter(roomFor('candidate'))
  expect(session.current().people).toMatchObject([{ name: 'Me', me: true, front: true }])
  await state(session, 'saved')
  const ada = { participant: '0000000002', name: 'Ada', role: 'examiner', colour: 2 }
  const agenda = server.connections[0]!
  agenda.send(buildPresence(3001, 1, { who: ada, presence: { front: false } }))
  agenda.send(buildPresence(3002, 1, { who: ada, presence: { front: true } }))
  await until(session.subscribe, () => session.current().people[1]?.front === true)
  expect(session.current().people.map(({ name, me }) => [name, me])).toEqual([
    ['Me', true],
    ['Ada', false],
  ])
})

test('whether this window is in front and which view it shows is told to the others', async () => {
  const session = enter(roomFor('candidate'))
  await server.until(() => server.connections[0]?.shown.length === 1)
  session.current().showView('split')
  front = false
  frontChanged()
  const shown = () => server.connections[0]?.shown.at(-1)
  await server.until(() => JSON.stringify(shown()) === '{"front":false,"view":"split"}')
  expect(session.current().people[0]?.front).toBe(false)
})
