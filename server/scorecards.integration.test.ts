/** Each examiner scores alone: what others gave stays with the server until one's own is sealed and it is time. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { debriefSchema } from '#shared/api.ts'
import type { Joined } from '#shared/api.ts'
import { scorecardOf } from '#shared/document.ts'
import { criterionIdSchema } from '#shared/ids.ts'
import { pin, recommend, score } from '#shared/scorecard.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import type { TestParticipant } from './testing/connect-participant.ts'
import { startServer } from './testing/start-server.ts'
import type { TestRoom, TestServer } from './testing/start-server.ts'

const clarity = criterionIdSchema.parse('clarity')
let server: TestServer
let room: TestRoom
let eve: Joined
let abe: Joined
let aheadMs: number
const open: TestParticipant[] = []

beforeEach(async () => {
  aheadMs = 0
  server = await startServer({ nowMs: () => Date.now() + aheadMs })
  room = await server.createRoom()
  eve = await room.join('examiner', 'Eve')
  abe = await room.join('examiner', 'Abe')
  await room.change('start', eve)
})
afterEach(async () => {
  for (const participant of open.splice(0)) participant.close()
  await server.close()
})

async function cardOf({ key, who }: Joined): Promise<TestParticipant> {
  const document = scorecardOf(who.participant)
  const card = connectParticipant({ url: server.url, room: room.id, document, key })
  open.push(card)
  await card.until(() => card.provider.synced)
  return card
}

async function scores(who: Joined, value: 1 | 2 | 3 | 4): Promise<TestParticipant> {
  const card = await cardOf(who)
  score(card.doc, clarity, value, 1)
  pin(card.doc, 'pin', { criterion: clarity, atMs: 1, words: `seen by ${who.who.name}` })
  recommend(card.doc, { verdict: 'unsure', reason: '' })
  expect(await card.saved()).toHaveProperty('saved')
  return card
}

const seal = ({ key }: Joined, body: unknown = {}) =>
  server.ask('POST', `/api/rooms/${room.id}/scorecard/seal`, { key, body })
async function debrief({ key }: Joined) {
  const response = await server.ask('GET', `/api/rooms/${room.id}/scorecards`, { key })
  return debriefSchema.parse(await response.json())
}
const cardsIn = async (who: Joined) =>
  (await debrief(who)).examiners.map(({ who: { name }, card }) => [name, card !== null])

test('the others’ scorecards come when all are sealed and the debrief’s time has come, and not before', async () => {
  await scores(eve, 2)
  await scores(abe, 4)
  expect((await seal(eve)).status).toBe(409)
  await room.change('end', eve)
  expect((await seal(eve)).status).toBe(204)
  aheadMs = 3 * 60 * 60 * 1000
  expect(await cardsIn(eve)).toEqual([
    ['Eve', true],
    ['Abe', false],
  ])
  expect(await cardsIn(abe)).toEqual([
    ['Eve', false],
    ['Abe', false],
  ])
  aheadMs = 0
  expect((await seal(abe)).status).toBe(204)
  expect((await debrief(abe)).open).toBe(false)
  expect(await cardsIn(abe)).toEqual([
    ['Eve', false],
    ['Abe', true],
  ])
  aheadMs = 2 * 60 * 60 * 1000 + 1_000
  expect(await cardsIn(abe)).toEqual([
    ['Eve', true],
    ['Abe', true],
  ])
})

test('the sealed original is kept whatever its owner changes, and nobody writes a seal by hand', async () => {
  const card = await scores(eve, 2)
  await room.change('end', eve)
  await seal(eve)
  score(card.doc, clarity, 4, 5)
  expect(await card.saved()).toHaveProperty('saved')
  expect((await seal(eve)).status).toBe(204)
  const [mine] = (await debrief(eve)).examiners
  expect(mine?.card?.judgements).toMatchObject([{ criterion: clarity, score: 2 }])
  card.doc.getMap('card').set('sealed', { sealedAtMs: 1 })
  expect(await card.saved()).toEqual({ refused: 'bad-record' })
})

test('a scorecard with something missing is not sealed', async () => {
  const card = await cardOf(eve)
  score(card.doc, clarity, 3, 1)
  await card.saved()
  await room.change('end', eve)
  const response = await seal(eve, { abstain: true })
  expect(response.status).toBe(409)
  expect(await response.json()).toMatchObject({
    problem: 'scorecard-incomplete',
    detail: 'no-evidence, no-recommendation',
  })
})

test('whoever has scored nothing may abstain, and holds nobody up', async () => {
  await scores(eve, 2)
  await room.change('end', eve)
  await seal(eve)
  aheadMs = 3 * 60 * 60 * 1000
  expect((await debrief(eve)).open).toBe(true)
  expect(await cardsIn(abe)).toEqual([
    ['Eve', false],
    ['Abe', false],
  ])
  expect((await seal(abe, { abstain: true })).status).toBe(204)
  expect(await cardsIn(abe)).toEqual([
    ['Eve', true],
    ['Abe', true],
  ])
})

test('an examiner changes when the debrief opens, shortens what is kept, and may delete it at once', async () => {
  const settings = { language: 'fr', retentionDays: 30, debriefMinutes: 0, runners: 'all' }
  const ask = (method: string, path: string, body?: unknown) =>
    server.ask(method, `/api/rooms/${room.id}/${path}`, { key: eve.key, ...(body ? { body } : {}) })
  expect((await ask('POST', 'settings', settings)).status).toBe(204)
  expect(await (await ask('GET', 'settings')).json()).toEqual(settings)
  expect((await ask('POST', 'settings', { ...settings, retentionDays: 300 })).status).toBe(400)
  await scores(eve, 3)
  await room.change('end', eve)
  await seal(eve)
  expect((await debrief(eve)).open).toBe(true)
  expect((await ask('POST', 'delete', { room: 'another' })).status).toBe(400)
  const card = await cardOf(abe)
  expect((await ask('POST', 'delete', { room: room.id })).status).toBe(204)
  await card.until(() => card.closeCode() === 4410)
  expect((await ask('GET', 'settings')).status).toBe(401)
})
