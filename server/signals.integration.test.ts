/** Facts that the candidate's browser tells: kept by the server, read by everybody, written by nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterStage } from '#shared/agenda.ts'
import type { Joined } from '#shared/api.ts'
import { readSignals } from '#shared/signals.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import type { TestParticipant } from './testing/connect-participant.ts'
import { startServer } from './testing/start-server.ts'
import type { TestRoom, TestServer } from './testing/start-server.ts'

let server: TestServer
let room: TestRoom
let examiner: Joined
let candidate: Joined
let agenda: TestParticipant

beforeAll(async () => {
  server = await startServer()
  room = await server.createRoom()
  examiner = await room.join('examiner')
  candidate = await room.join('candidate')
  agenda = open(examiner)
  await agenda.until(() => agenda.provider.synced)
})
afterAll(async () => {
  agenda.close()
  await server.close()
})

const open = ({ key }: Joined) =>
  connectParticipant({ url: server.url, room: room.id, document: 'agenda', key })
const tell = (body: unknown) =>
  server.ask('POST', `/api/rooms/${room.id}/signals`, { key: candidate.key, body })

test('before the start nothing is noted', async () => {
  expect((await tell({ kind: 'away', ms: 14_000 })).status).toBe(204)
  await room.change('start', examiner)
  expect((await tell({ kind: 'paste', length: 212 })).status).toBe(204)
  await agenda.until(() => readSignals(agenda.doc).length > 0)
  expect(readSignals(agenda.doc)).toMatchObject([
    { who: candidate.who.participant, kind: 'paste', amount: 212 },
  ])
})

test('the candidate reads the same facts', async () => {
  const own = open(candidate)
  await own.until(() => own.provider.synced)
  expect(readSignals(own.doc)).toHaveLength(1)
  own.close()
})

test('not even an examiner writes a fact by hand', async () => {
  const other = open(examiner)
  await other.until(() => other.provider.synced)
  const who = candidate.who.participant
  other.doc.getArray('signals').push([{ who, kind: 'away', atMs: 1, amount: 9 }])
  expect(await other.saved()).toEqual({ refused: 'bad-record' })
  other.close()
})

test('a report that says more than it may is refused', async () => {
  expect((await tell({ kind: 'paste', length: 9, text: 'x' })).status).toBe(400)
})

test('what happens while nobody watches is not noted', async () => {
  enterStage(agenda.doc, 2, Date.now())
  await agenda.saved()
  await tell({ kind: 'paste', length: 999 })
  enterStage(agenda.doc, 0, Date.now())
  await agenda.saved()
  await tell({ kind: 'paste', length: 30 })
  await agenda.until(() => readSignals(agenda.doc).some(({ amount }) => amount === 30))
  expect(readSignals(agenda.doc).map(({ amount }) => amount)).not.toContain(999)
})
