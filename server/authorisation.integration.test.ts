/** Every route × every kind of visitor, generated from the table: a route without a line here fails. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemSchema, renewedLinkSchema } from '#shared/api.ts'
import type { ProblemCode } from '#shared/api.ts'
import { assetIdSchema } from '#shared/ids.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import { mintKey } from './access/keys.ts'
import type { Who } from './http/gate.ts'
import { buildRoutes } from './http/routes.ts'
import type { RouteParts } from './http/routes.ts'
import { startServer } from './testing/start-server.ts'
import type { TestServer } from './testing/start-server.ts'

const visitors = [
  'nobody',
  'wrong key',
  'candidate link',
  'examiner link',
  'revoked link',
  'candidate',
  'preview',
  'observer',
  'examiner',
  'put out',
  'examiner of another room',
] as const
type Visitor = (typeof visitors)[number]

const people = ['candidate', 'preview', 'observer', 'examiner'] as const
const linkHolders = ['candidate link', 'examiner link'] as const
const allowed: Record<Who, readonly Visitor[]> = {
  anyone: visitors,
  // As long as there is no TEAM_KEY; library.integration.test.ts tells of servers that have one.
  creator: visitors,
  'library reader': visitors.filter(
    (visitor) => !['wrong key', 'revoked link', 'put out'].includes(visitor),
  ),
  author: ['examiner link', 'examiner', 'examiner of another room'],
  // Every visitor of these tests comes from this machine; others are told of in operations.integration.test.ts.
  operator: visitors,
  'link holder': linkHolders,
  'key holder': [...linkHolders, ...people],
  participant: people,
  examiner: ['examiner'],
  candidate: ['candidate'],
  'whiteboard reader': people,
  'whiteboard writer': ['candidate', 'examiner'],
}

/** How the gate turns away those who may not, wherever it does: the same for every route that asks for the same. */
function refusal(visitor: Visitor, who: Who): [status: number, problem: ProblemCode] {
  const asksForLink = ['link holder', 'key holder', 'library reader', 'author'].includes(who)
  const asksForParticipant = who !== 'link holder'
  if (visitor === 'revoked link' && asksForLink) return [410, 'link-revoked']
  if (visitor === 'put out' && asksForParticipant) return [410, 'link-revoked']
  if (visitor === 'examiner of another room' && asksForParticipant) return [404, 'not-found']
  const isPerson = people.some((person) => person === visitor)
  const isKnown = isPerson || (who === 'author' && visitor === 'candidate link')
  return isKnown && asksForParticipant ? [403, 'forbidden'] : [401, 'not-authorised']
}

const routes = buildRoutes({} as RouteParts)
const gateSays = [401, 403, 410]
let server: TestServer
let room: RoomId
let keys: Record<Visitor, Key | undefined>

beforeAll(async () => {
  // A second passes at each look at the clock: so many wrong keys in a row would meet the limit otherwise.
  let nowMs = Date.now()
  server = await startServer({ nowMs: () => (nowMs += 1_000) })
  const here = await server.createRoom()
  const elsewhere = await server.createRoom()
  room = here.id
  const examiner = await here.join('examiner')
  const leaver = await here.join('observer')
  const revokedLink = here.links.observer
  const renewed = await server.ask('POST', `/api/rooms/${room}/links/observer`, {
    key: examiner.key,
  })
  here.links.observer = renewedLinkSchema.parse(await renewed.json()).key
  keys = {
    nobody: undefined,
    'wrong key': mintKey().key,
    'candidate link': here.links.candidate,
    'examiner link': here.links.examiner,
    'revoked link': revokedLink,
    candidate: (await here.join('candidate')).key,
    preview: (await here.join('candidate', 'Preview', true)).key,
    observer: (await here.join('observer')).key,
    examiner: examiner.key,
    'put out': leaver.key,
    'examiner of another room': (await elsewhere.join('examiner')).key,
  }
  await here.change('start', examiner)
})
afterAll(() => server.close())

describe.each(
  routes.map((route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const),
)('%s', (_name, { method, path, who }) => {
  test.each(visitors)('%s', async (visitor) => {
    const address = path
      .replace(':room', room)
      .replace(':role', 'nothing')
      .replace(':asset', assetIdSchema.parse('0'.repeat(64)))
    const response = await server.ask(method.toUpperCase(), address, {
      key: keys[visitor],
      // A body that nobody can read: behind the gate it ends in a bad request, never in a change.
      ...(method === 'post' ? { body: new Uint8Array(1) } : {}),
    })
    const { status } = response
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    const body = problemSchema.safeParse(isJson ? JSON.parse(text) : undefined)
    const letIn = allowed[who].includes(visitor)
    // Whoever is let in may still be told what is wrong with this request, in none of the gate's words.
    expect(letIn ? gateSays.includes(status) : [status, body.data?.problem]).toEqual(
      letIn ? false : refusal(visitor, who),
    )
  })
})

test('a room that does not exist and one that is somebody else’s answer alike', async () => {
  const key = keys['examiner of another room']
  const other = await server.ask('GET', `/api/rooms/${room}`, { key })
  const none = await server.ask('GET', `/api/rooms/0000000000000000`, { key })
  const nonsense = await server.ask('GET', `/api/rooms/nonsense`, { key })
  const answers = await Promise.all(
    [other, none, nonsense].map(async (response) => [response.status, await response.text()]),
  )
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})
