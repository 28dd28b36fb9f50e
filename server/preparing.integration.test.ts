/** What is decided before the start and holds from then on: what a criterion weighs, and whose code may run. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readAgenda } from '#shared/agenda.ts'
import { preparedSchema } from '#shared/api.ts'
import type { Joined } from '#shared/api.ts'
import { listFiles } from '#shared/code.ts'
import { addRun, readRuns } from '#shared/runs.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import type { TestParticipant } from './testing/connect-participant.ts'
import { startServer } from './testing/start-server.ts'
import type { TestRoom, TestServer } from './testing/start-server.ts'

let server: TestServer
let room: TestRoom
let eve: Joined
const open: TestParticipant[] = []

beforeEach(async () => {
  server = await startServer()
  room = await server.createRoom()
  eve = await room.join('examiner', 'Eve')
})
afterEach(async () => {
  for (const participant of open.splice(0)) participant.close()
  await server.close()
})

const ask = (method: string, path: string, { key }: Joined, body?: unknown) =>
  server.ask(method, `/api/rooms/${room.id}/${path}`, { key, ...(body ? { body } : {}) })
async function prepared() {
  return preparedSchema.parse(await (await ask('GET', 'prepared', eve)).json())
}
const weigh = (weight: number, reason: string, criterion = 'clarity') =>
  ask('POST', 'weights', eve, { criterion, weight, reason })
const weightOf = ({ rubric }: Awaited<ReturnType<typeof prepared>>) =>
  rubric.criteria.find(({ id }) => id === 'clarity')?.weight

async function connect({ key }: Joined, document: 'code' | 'agenda'): Promise<TestParticipant> {
  const one = connectParticipant({ url: server.url, room: room.id, document, key })
  open.push(one)
  await one.until(() => one.provider.synced)
  return one
}
function run(one: TestParticipant, { who: { participant, name } }: Joined, id: string) {
  addRun(one.doc, {
    id,
    by: participant,
    name,
    language: 'TypeScript',
    file: 'main.ts',
    kind: 'run',
    startedAtMs: 1,
    cases: 0,
  })
}

test('a weight is changed with a reason, and back to the rubric’s own without one', async () => {
  const own = weightOf(await prepared()) ?? 0
  expect((await weigh(own + 1, '')).status).toBe(400)
  expect((await weigh(own + 1, ' They will write every day. ')).status).toBe(200)
  expect((await weigh(own + 2, 'Even more so.')).status).toBe(200)
  const changed = await prepared()
  expect(weightOf(changed)).toBe(own + 2)
  expect(changed.weights).toMatchObject([
    { criterion: 'clarity', from: own, reason: 'Even more so.', by: 'Eve' },
  ])
  expect((await weigh(own, '')).status).toBe(200)
  expect(await prepared()).toMatchObject({ weights: [] })
  expect((await weigh(2, 'Why not', 'no-such-criterion')).status).toBe(400)
})

test('two who change weights at once both do', async () => {
  const [, second] = (await prepared()).rubric.criteria
  const answers = await Promise.all([
    weigh(7, 'One.'),
    ...(second ? [weigh(8, 'The other.', second.id)] : []),
  ])
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect((await prepared()).weights).toHaveLength(answers.length)
})

test('weights are fixed from the start on', async () => {
  const before = await prepared()
  await room.change('start', eve)
  const late = await weigh(9, 'It would suit.')
  expect([late.status, await late.json()]).toMatchObject([409, { problem: 'wrong-status' }])
  expect(await prepared()).toEqual(before)
})

test('where examiners alone may run, the server takes no run of the candidate, and their typing as ever', async () => {
  const settings = { language: 'en', retentionDays: 30, debriefMinutes: 0, runners: 'examiners' }
  expect((await ask('POST', 'settings', eve, settings)).status).toBe(204)
  expect(await (await ask('GET', 'settings', eve)).json()).toEqual(settings)
  const ann = await room.join('candidate', 'Ann')
  await room.change('start', eve)
  expect(readAgenda((await connect(ann, 'agenda')).doc).runners).toBe('examiners')
  const [theirs, mine] = [await connect(ann, 'code'), await connect(eve, 'code')]
  listFiles(theirs.doc)[0]?.text.insert(0, '// typed')
  expect(await theirs.saved()).toHaveProperty('saved')
  run(mine, eve, 'allowed')
  expect(await mine.saved()).toHaveProperty('saved')
  await theirs.until(() => readRuns(theirs.doc).length === 1)
  run(theirs, ann, 'forbidden')
  expect(await theirs.saved()).toEqual({ refused: 'bad-record' })
  expect(readRuns(mine.doc).map(({ id }) => id)).toEqual(['allowed'])
})

test('runs can be given back at any time, and not be taken once it has started', async () => {
  const settings = { language: 'en', retentionDays: 30, debriefMinutes: 0 }
  const set = (runners: string) => ask('POST', 'settings', eve, { ...settings, runners })
  await set('examiners')
  await room.change('start', eve)
  expect((await set('all')).status).toBe(204)
  expect((await set('examiners')).status).toBe(409)
  const agenda = await connect(eve, 'agenda')
  agenda.doc.getMap('state').set('runners', 'examiners')
  expect(await agenda.saved()).toEqual({ refused: 'bad-record' })
})

test('what comes next is said at the end or after it, and the candidate reads it', async () => {
  const ann = await room.join('candidate', 'Ann')
  const say = (words: string, who = eve) => ask('POST', 'farewell', who, { words })
  await room.change('start', eve)
  const agenda = await connect(ann, 'agenda')
  expect((await say('  You hear from us on Friday. ')).status).toBe(204)
  await room.change('end', eve)
  await agenda.until(() => readAgenda(agenda.doc).farewell === 'You hear from us on Friday.')
  expect((await say('Rather on Monday.')).status).toBe(204)
  await agenda.until(() => readAgenda(agenda.doc).farewell === 'Rather on Monday.')
  expect((await say('I am hired.', ann)).status).toBe(403)
  expect((await say('x'.repeat(2_001))).status).toBe(400)
})
