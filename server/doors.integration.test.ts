/** Who gets as far as an open socket, and what becomes of those who send what nobody should. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Joined } from '#shared/api.ts'
import { scorecardOf } from '#shared/document.ts'
import { participantIdSchema } from '#shared/ids.ts'
import { limits } from '#shared/limits.ts'
import { closeCode, messageKind, subprotocolsFor } from '#shared/protocol.ts'
import { mintKey } from './access/keys.ts'
import { buildStep1, buildUpdate } from './sync/frames.ts'
import { attack, opened } from './testing/attacker.ts'
import type { AttackOptions } from './testing/attacker.ts'
import { startServer } from './testing/start-server.ts'
import type { TestRoom, TestServer } from './testing/start-server.ts'

let server: TestServer
let room: TestRoom
let examiner: Joined
let candidate: Joined
let nextClientId = 100_000

beforeAll(async () => {
  server = await startServer()
  room = await server.createRoom()
  examiner = await room.join('examiner')
  candidate = await room.join('candidate')
  await room.change('start', examiner)
})
afterAll(() => server.close())

const path = (document: string, clientId: number | string = nextClientId++) =>
  `/sync/${room.id}/${document}?client=${clientId}`

function knock(options: Partial<AttackOptions> = {}) {
  return attack({ url: server.url, path: path('code'), key: candidate.key, ...options })
}

describe('the door', () => {
  test('opens for a participant of this room, from a page of this server', async () => {
    const { socket } = await opened(knock())
    expect(socket.protocol).toBe('pairboard.1')
    socket.close()
  })

  test.each([
    ['https://evil.example'],
    ['null'],
    [null],
    ['http://localhost'],
    ['http://localhost.evil.example'],
  ])('stays shut for a page from %s, before any upgrade', async (origin) => {
    expect(await knock({ origin }).closed).toBe(403)
  })

  test('stays shut for any path but the one', async () => {
    expect(await knock({ path: '/' }).closed).toBe(404)
    expect(await knock({ path: '/api/library' }).closed).toBe(404)
  })

  test('tells an older and a newer page to reload', async () => {
    const [, key = ''] = subprotocolsFor(candidate.key)
    for (const version of ['pairboard.0', 'pairboard.2']) {
      expect(await knock({ protocols: [version, key] }).closed).toBe(closeCode.tooOld)
    }
  })

  test('turns away who has no key, a wrong one, or only a link', async () => {
    expect(await knock({ protocols: ['pairboard.1'] }).closed).toBe(closeCode.notAuthorised)
    expect(await knock({ key: mintKey().key }).closed).toBe(closeCode.notAuthorised)
    expect(await knock({ key: room.links.examiner }).closed).toBe(closeCode.notAuthorised)
  })

  test('answers alike for what is denied and what does not exist', async () => {
    const stranger = participantIdSchema.parse('0000000000')
    const answers = await Promise.all(
      [
        path('backstage'),
        path(scorecardOf(examiner.who.participant)),
        path(scorecardOf(stranger)),
        path('nothing'),
        path('Code'),
        path('code/'),
        path('%63ode'),
        path('code').replace(room.id, '0000000000000000'),
      ].map(async (target) => {
        const door = knock({ path: target })
        return { code: await door.closed, frames: door.frames.length }
      }),
    )
    for (const answer of answers) expect(answer).toEqual({ code: closeCode.notFound, frames: 0 })
  })

  test('takes no client id but a proper one, and none that is somebody else’s', async () => {
    for (const bad of ['1', '1023', '4294967296', '-5', '1e4', '05000', 'x']) {
      expect([closeCode.malformed, closeCode.notFound]).toContain(
        await knock({ path: path('code', bad) }).closed,
      )
    }
    const mine = nextClientId++
    const first = await opened(knock({ path: path('code', mine) }))
    await first.frame((frame) => frame[0] === messageKind.hello)
    const thief = knock({ path: path('code', mine), key: examiner.key })
    expect(await thief.closed).toBe(closeCode.clientIdTaken)
    first.socket.close()
  })
})

describe('what comes through', () => {
  test('three malformed messages end the connection for good, two do not', async () => {
    const bad = await opened(knock())
    bad.send(messageKind.sync, 9)
    bad.send(0x80, 0)
    bad.socket.send(buildStep1(Uint8Array.of(0)))
    await bad.frame((frame) => frame[0] === messageKind.sync && frame[1] === 1)
    bad.socket.send('text')
    expect(await bad.closed).toBe(closeCode.malformed)
  })

  test('a frame above the largest is not even read', async () => {
    const bad = await opened(knock())
    bad.socket.send(new Uint8Array(limits.frameBytes + 1_000))
    expect(await bad.closed).toBe(1009)
  })

  test('an update that is no update is refused and costs a strike', async () => {
    const bad = await opened(knock())
    for (let n = 0; n < 3; n++) bad.socket.send(buildUpdate(Uint8Array.of(1, 2, 3, 4, 5)))
    expect(await bad.closed).toBe(closeCode.malformed)
  })

  test('the key stands in no address and in no answer', async () => {
    const door = await opened(knock())
    expect(door.socket.url).not.toContain(candidate.key)
    expect(door.socket.protocol).not.toContain(candidate.key)
    door.socket.close()
  })
})

test('who keeps trying wrong keys is not listened to any more', async () => {
  const own = await startServer()
  try {
    const wrong = () => own.ask('GET', '/api/rooms/0000000000000000', { key: mintKey().key })
    const answers = await Promise.all(Array.from({ length: 80 }, wrong))
    expect(answers[0]?.status).toBe(401)
    expect(answers.at(-1)?.status).toBe(429)
    const door = attack({ url: own.url, path: path('code'), key: mintKey().key })
    expect(await door.closed).toBe(429)
  } finally {
    await own.close()
  }
})
