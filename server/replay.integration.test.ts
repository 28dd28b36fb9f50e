/** Watching an interview again: what examiners get of its log, and when. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { enterStage } from '#shared/agenda.ts'
import { replayHeadSchema } from '#shared/api.ts'
import type { Joined } from '#shared/api.ts'
import { say, writeSharedNotes } from '#shared/backstage.ts'
import { listFiles } from '#shared/code.ts'
import { scorecardOf } from '#shared/document.ts'
import type { DocumentName } from '#shared/document.ts'
import { criterionIdSchema } from '#shared/ids.ts'
import { buildReplay } from '#shared/replay.ts'
import type { LoggedUpdate } from '#shared/replay.ts'
import { parseReplayPage } from '#shared/replay-page.ts'
import { pin, recommend, score } from '#shared/scorecard.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import type { TestParticipant } from './testing/connect-participant.ts'
import { startServer } from './testing/start-server.ts'
import type { TestRoom, TestServer } from './testing/start-server.ts'

const alone = 2
const clarity = criterionIdSchema.parse('clarity')
let server: TestServer
let room: TestRoom
let eve: Joined
let abe: Joined
let ann: Joined
const open: TestParticipant[] = []

beforeEach(async () => {
  server = await startServer()
  room = await server.createRoom()
  eve = await room.join('examiner', 'Eve')
  abe = await room.join('examiner', 'Abe')
  ann = await room.join('candidate', 'Ann')
  const settings = { language: 'en', retentionDays: 30, debriefMinutes: 0, runners: 'all' }
  await ask('POST', 'settings', eve, settings)
  await room.change('start', eve)
})
afterEach(async () => {
  for (const participant of open.splice(0)) participant.close()
  await server.close()
})

const ask = (method: string, path: string, { key }: Joined, body?: unknown) =>
  server.ask(method, `/api/rooms/${room.id}/${path}`, { key, ...(body ? { body } : {}) })
const head = async (who: Joined) =>
  replayHeadSchema.parse(await (await ask('GET', 'replay', who)).json())
const pinsOf = async (who: Joined) => (await head(who)).pins.map((one) => one.pin.words)

async function readLog(who: Joined): Promise<{ updates: LoggedUpdate[]; bytes: string }> {
  const updates: LoggedUpdate[] = []
  let bytes = ''
  for (let after: number | undefined = 0; after !== undefined;) {
    const answer: Response = await ask('GET', `replay/${after}`, who)
    const page = new Uint8Array(await answer.arrayBuffer())
    bytes += Buffer.from(page).toString('latin1')
    const parsed = parseReplayPage(page)
    updates.push(...parsed.updates)
    after = parsed.next
  }
  return { updates, bytes }
}

async function connect({ key }: Joined, document: DocumentName): Promise<TestParticipant> {
  const one = connectParticipant({ url: server.url, room: room.id, document, key })
  open.push(one)
  await one.until(() => one.hello()?.permission.right === 'withheld' || one.provider.synced)
  return one
}
const text = ({ doc }: TestParticipant) => listFiles(doc)[0]?.text
const kept = async (one: TestParticipant) => expect(await one.saved()).toHaveProperty('saved')

async function scores(who: Joined, words: string) {
  const card = await connect(who, scorecardOf(who.who.participant))
  score(card.doc, clarity, 3, 1)
  pin(card.doc, `pin-${who.who.name}`, { criterion: clarity, atMs: 1, words })
  recommend(card.doc, { verdict: 'unsure', reason: '' })
  await kept(card)
}

test('while the interview lasts there is nothing to replay', async () => {
  for (const path of ['replay', 'replay/0']) {
    const answer = await ask('GET', path, eve)
    expect([answer.status, await answer.json()]).toMatchObject([409, { problem: 'wrong-status' }])
  }
})

test('afterwards the whole of it is: who wrote what and when, the unwatched time too, and nothing private', async () => {
  const code = await connect(ann, 'code')
  text(code)?.insert(0, 'seen ')
  await kept(code)
  const agenda = await connect(eve, 'agenda')
  enterStage(agenda.doc, alone, Date.now())
  await kept(agenda)
  text(code)?.insert(0, 'alone ')
  await kept(code)
  const backstage = await connect(eve, 'backstage')
  writeSharedNotes(backstage.doc, 'canary-notes-77')
  say(backstage.doc, { from: eve.who.participant, name: 'Eve', words: 'canary-chat-78', atMs: 1 })
  await kept(backstage)
  await scores(eve, 'canary-pin-79')
  await room.change('end', eve)

  const { updates, bytes } = await readLog(abe)
  const replay = buildReplay(updates)
  const shown = (atMs: number) => listFiles(replay.seek(atMs).code)[0]?.text.toString() ?? ''
  expect(shown(Infinity)).toBe(text(code)?.toString())
  const [first] = replay.activity.filter(({ participant }) => participant === ann.who.participant)
  expect(shown(first?.atMs ?? 0)).toContain('seen ')
  expect(shown(0)).toBe('')
  expect(bytes).toContain('alone ')
  for (const canary of ['canary-notes-77', 'canary-chat-78', 'canary-pin-79']) {
    expect(bytes).not.toContain(canary)
  }
})

test('of pins come one’s own, and the others’ when the debrief opens', async () => {
  await scores(eve, 'seen by Eve')
  await scores(abe, 'seen by Abe')
  await room.change('end', eve)
  expect(await pinsOf(eve)).toEqual(['seen by Eve'])
  expect((await head(abe)).people.map(({ name }) => name)).toEqual(['Eve', 'Abe', 'Ann'])
  await ask('POST', 'scorecard/seal', eve, {})
  expect(await pinsOf(eve)).toEqual(['seen by Eve'])
  expect(await pinsOf(abe)).toEqual(['seen by Abe'])
  await ask('POST', 'scorecard/seal', abe, {})
  expect(await pinsOf(eve)).toEqual(['seen by Eve', 'seen by Abe'])
  expect(await pinsOf(abe)).toEqual(['seen by Abe', 'seen by Eve'])
})

test('a page begins where the one before ended, and an address that names none is refused', async () => {
  await room.change('end', eve)
  const { updates } = await readLog(eve)
  const rest = parseReplayPage(
    new Uint8Array(await (await ask('GET', 'replay/2', eve)).arrayBuffer()),
  )
  expect(rest.updates).toEqual(updates.slice(-rest.updates.length))
  expect(rest.updates.length).toBeLessThan(updates.length)
  for (const nonsense of ['-1', 'x', '1.5', '1e99']) {
    expect((await ask('GET', `replay/${nonsense}`, eve)).status).toBe(400)
  }
})
