/** What is private reaches no byte that a candidate, an observer or a preview receives, over HTTP or sockets. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAgenda } from '#shared/agenda.ts'
import type { Joined } from '#shared/api.ts'
import { writeSharedNotes } from '#shared/backstage.ts'
import { documentKinds, scorecardOf } from '#shared/document.ts'
import type { DocumentName } from '#shared/document.ts'
import { criterionIdSchema } from '#shared/ids.ts'
import { messageKind } from '#shared/protocol.ts'
import { pin, score, writeNote } from '#shared/scorecard.ts'
import { revealRung } from '#shared/reveal.ts'
import { mintKey } from './access/keys.ts'
import { buildRoutes } from './http/routes.ts'
import type { RouteParts } from './http/routes.ts'
import { openLogger } from './logger.ts'
import { buildStep1 } from './sync/frames.ts'
import { attack } from './testing/attacker.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import { canaries, fixtureLibrary } from './testing/fixture-library.ts'
import { startServer } from './testing/start-server.ts'
import type { TestRoom, TestServer } from './testing/start-server.ts'

let server: TestServer
let room: TestRoom
let examiner: Joined
const outsiders: Joined[] = []
let nextClientId = 200_000

beforeAll(async () => {
  server = await startServer()
  room = await server.createRoom()
  examiner = await room.join('examiner')
  outsiders.push(await room.join('candidate'), await room.join('observer'))
  outsiders.push(await room.join('candidate', 'Preview', true))
})
afterAll(() => server.close())

const open = (document: DocumentName, who = examiner) =>
  connectParticipant({ url: server.url, room: room.id, document, key: who.key })

/** Everything that an outsider can get hold of now, by asking for all there is. */
async function everythingFor({ key }: Joined): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for (const { method, path } of buildRoutes({} as RouteParts)) {
    if (method !== 'get') continue
    const response = await server.ask('GET', path.replace(':room', room.id), { key })
    parts.push(Buffer.from(JSON.stringify([...response.headers])))
    parts.push(new Uint8Array(await response.arrayBuffer()))
  }
  const names = [...documentKinds, scorecardOf(examiner.who.participant)]
  for (const name of names) {
    const path = `/sync/${room.id}/${name}?client=${nextClientId++}`
    const door = attack({ url: server.url, path, key })
    door.socket.on('open', () => {
      if (door.socket.readyState !== door.socket.OPEN) return
      door.socket.send(Uint8Array.of(messageKind.queryAwareness))
      door.socket.send(buildStep1(Uint8Array.of(0)))
    })
    const answered = door.frame((frame) => frame[0] === messageKind.sync && frame[1] === 1)
    await Promise.race([answered, door.closed])
    door.socket.close()
    await door.closed
    parts.push(...door.frames)
  }
  return Buffer.concat(parts)
}

/** In every disguise in which text tends to travel. */
function disguises(text: string): Buffer[] {
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.from('x'.repeat(offset) + text).toString('base64')
    // The first and the last characters depend on what stands beside the text.
    return Buffer.from(encoded.slice(offset === 0 ? 0 : 4, -4))
  })
  const utf16 = Buffer.from(text, 'utf16le')
  return [Buffer.from(text), utf16, Buffer.from(Buffer.from(text).toString('hex')), ...base64]
}

const found = (bytes: Buffer, secrets: readonly string[]) =>
  secrets.filter((secret) => disguises(secret).some((disguise) => bytes.includes(disguise)))

test('the search finds what an examiner is allowed to have', async () => {
  const response = await server.ask('GET', `/api/rooms/${room.id}/prepared`, { key: examiner.key })
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(found(bytes, canaries)).toEqual(canaries)
  for (const disguise of disguises(canaries[0] ?? '')) {
    expect(found(Buffer.concat([Buffer.from('ab'), disguise]), canaries)).toHaveLength(1)
  }
})

test('no outsider receives a rung, a rubric, a case, a note, a score or a pin', async () => {
  for (const outsider of outsiders) {
    expect(found(await everythingFor(outsider), canaries), 'before the start').toEqual([])
  }

  await room.change('start', examiner)
  const written = ['canary-shared-note', 'canary-own-note', 'canary-pin-words']
  const backstage = open('backstage')
  const card = open(scorecardOf(examiner.who.participant))
  const agenda = open('agenda')
  const candidateAgenda = open('agenda', outsiders[0])
  await Promise.all(
    [backstage, card, agenda, candidateAgenda].map((one) => one.until(() => one.provider.synced)),
  )
  const clarity = criterionIdSchema.parse('clarity')
  writeSharedNotes(backstage.doc, written[0] ?? '')
  score(card.doc, clarity, 2, 1)
  writeNote(card.doc, clarity, written[1] ?? '')
  pin(card.doc, 'pin', { criterion: clarity, atMs: 1, words: written[2] ?? '' })
  const ladder = fixtureLibrary.exercises[0]?.drillDown
  const [rung] = ladder?.rungs ?? []
  if (!ladder || !rung) throw new Error('the fixture has no ladder')
  revealRung(agenda.doc, ladder, rung, 2)
  expect(await backstage.saved()).toHaveProperty('saved')
  expect(await card.saved()).toHaveProperty('saved')
  await candidateAgenda.until(() => readAgenda(candidateAgenda.doc).rungs.length === 1)

  const secrets = [...canaries, ...written]
  for (const outsider of outsiders) {
    expect(found(await everythingFor(outsider), secrets), 'after a reveal').toEqual([
      rung.prompt.en,
    ])
  }
  await room.change('end', examiner)
  for (const outsider of outsiders) {
    expect(found(await everythingFor(outsider), secrets), 'after the end').toEqual([rung.prompt.en])
  }
  for (const one of [backstage, card, agenda, candidateAgenda]) one.close()
})

test('at its most talkative the log holds no key, no name, no address and nothing that was typed', async () => {
  let log = ''
  const logger = openLogger('debug', { write: (line) => void (log += line) })
  const own = await startServer({ logger })
  const there = await own.createRoom()
  const eve = await there.join('examiner', 'Evelyne')
  const wrong = mintKey().key
  await own.ask('GET', `/api/rooms/${there.id}`, { key: wrong })
  await own.ask('POST', '/api/rooms', { body: { candidate: 'canary-typed\u0000' } })
  const bob = connectParticipant({ url: own.url, room: there.id, document: 'code', key: eve.key })
  await bob.until(() => bob.provider.synced && bob.hello() !== undefined)
  bob.doc.getMap('runs').set('run', 'canary-typed')
  await bob.saved()
  const door = attack({ url: own.url, path: `/sync/${there.id}/code?client=5000`, key: wrong })
  await door.closed
  bob.close()
  await own.close()
  expect(log).toContain('/api/rooms/:room')
  const { candidate, examiner: link, observer } = there.links
  const secrets = [eve.key, wrong, candidate, link, observer, 'Evelyne', 'Camille', '127.0.0.1']
  expect(found(Buffer.from(log), [...secrets, 'canary-typed'])).toEqual([])
})
