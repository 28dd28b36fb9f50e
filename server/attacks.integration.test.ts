/**
 * Attackers with a key, against the real server: what they write, forge and show. After each attack the room holds
 * what it held, and the room next door is as quick as before.
 */
import { writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { listFiles } from '#shared/code.ts'
import { closeCode, messageKind, syncKind } from '#shared/protocol.ts'
import { buildStep1, buildStep2, buildUpdate } from './sync/frames.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import type { TestParticipant } from './testing/connect-participant.ts'
import {
  bytesOf,
  clockBomb,
  countBomb,
  forgedPresence,
  overlong,
  pendingBomb,
} from './testing/hostile-bytes.ts'
import { laySiege } from './testing/siege.ts'
import type { Siege } from './testing/siege.ts'
import { startServer } from './testing/start-server.ts'
import type { TestServer } from './testing/start-server.ts'

let server: TestServer
let siege: Siege
const open: TestParticipant[] = []
beforeEach(async () => {
  server = await startServer()
  siege = await laySiege(server)
})
afterEach(async () => {
  for (const one of open.splice(0)) one.close()
  siege.close()
  await server.close()
})

async function enter(who: Siege['candidate'], document: 'code' | 'agenda' = 'code') {
  const { id } = siege.room
  const one = connectParticipant({ url: server.url, room: id, document, key: who.key })
  open.push(one)
  await one.until(() => one.provider.synced && one.hello() !== undefined)
  return one
}

/** An update that writes into `doc` as if it were the browser with that client id. */
function writtenAs(clientId: number, doc: Y.Doc): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientId
  const before = Y.encodeStateVector(copy)
  copy.getMap('files').set('forged', 'in another’s name')
  return Y.encodeStateAsUpdate(copy, before)
}

describe('writing', () => {
  test.each([
    ['an update', buildUpdate],
    ['an answer to the server’s question', buildStep2],
  ])('in another’s name, as %s, is refused, and the other goes on writing', async (_as, build) => {
    const eve = await enter(siege.examiner)
    const watcher = await enter(siege.observer)
    eve.doc.getMap('files').set('eve', 1)
    await eve.saved()
    const harm = await siege.harm(async () => {
      const thief = await siege.storm('code')
      thief.socket.send(build(writtenAs(eve.doc.clientID, eve.doc)))
      expect(await thief.verdict()).toBe('foreign-client')
    })
    expect(harm).toEqual([])
    eve.doc.getMap('files').set('eve', 2)
    expect(await eve.saved()).toHaveProperty('saved')
    await watcher.until(() => watcher.doc.getMap('files').get('eve') === 2)
    expect(watcher.doc.getMap('files').get('forged')).toBeUndefined()
  })

  test('under the server’s own client id is refused', async () => {
    const eve = await enter(siege.examiner)
    const harm = await siege.harm(async () => {
      const thief = await siege.storm('code')
      thief.socket.send(buildUpdate(writtenAs(1, eve.doc)))
      expect(await thief.verdict()).toBe('foreign-client')
    })
    expect(harm).toEqual([])
  })

  test('thirteen bytes that would mute a person for ever are refused', async () => {
    const eve = await enter(siege.examiner)
    const harm = await siege.harm(async () => {
      for (const victim of [undefined, eve.doc.clientID]) {
        const bomber = await siege.storm('code')
        bomber.socket.send(buildUpdate(clockBomb(victim ?? bomber.clientId, 2 ** 40)))
        expect(['malformed', 'foreign-client', 'gap']).toContain(await bomber.verdict())
      }
    })
    expect(harm).toEqual([])
    eve.doc.getMap('files').set('eve', 'speaks')
    expect(await eve.saved()).toHaveProperty('saved')
  })

  test('seven bytes that declare 32 million items cost nothing', async () => {
    const harm = await siege.harm(async () => {
      const bomber = await siege.storm('code')
      const startedAtMs = performance.now()
      for (let n = 0; n < 2; n++) {
        bomber.socket.send(buildUpdate(countBomb(bomber.clientId, 32_000_000)))
      }
      expect(await bomber.verdict()).toBe('malformed')
      // Yjs itself takes most of a second for the two.
      expect(performance.now() - startedAtMs).toBeLessThan(500)
    })
    expect(harm).toEqual([])
  })

  test('what leans on ids that nobody has piles up nowhere', async () => {
    const harm = await siege.harm(async () => {
      const bomber = await siege.storm('code')
      for (let n = 0; n < 200; n++) {
        bomber.socket.send(buildUpdate(pendingBomb(bomber.clientId, 'runs')))
      }
      expect(await bomber.verdict()).toBe('gap')
    })
    expect(harm).toEqual([])
  })

  test('a number in more bytes than it takes is no number, in a frame or in an update', async () => {
    const update = bytesOf((e) => {
      for (const byte of overlong(0)) e.cbuf[e.cpos++] = byte
      writeVarUint(e, 0)
    })
    const disguised = (kind: number) =>
      bytesOf((e) => {
        for (const byte of overlong(messageKind.sync)) e.cbuf[e.cpos++] = byte
        writeVarUint(e, kind)
        writeVarUint8Array(e, Uint8Array.of(0, 0))
      })
    const harm = await siege.harm(async () => {
      const one = await siege.storm('code')
      one.socket.send(buildUpdate(update))
      expect(await one.verdict()).toBe('malformed')
      // As a reader: what looks like something else than a write is one more malformed message.
      const reader = await siege.storm('code', { as: siege.observer })
      for (const kind of [syncKind.update, syncKind.step2, syncKind.update]) {
        reader.socket.send(disguised(kind))
      }
      expect(await reader.closed).toBe(closeCode.malformed)
    })
    expect(harm).toEqual([])
  })

  test.each([
    ['an update', buildUpdate],
    ['an answer to a question that was not asked', buildStep2],
  ])('by who may only read, as %s, is refused', async (_as, build) => {
    const eve = await enter(siege.examiner)
    const harm = await siege.harm(async () => {
      for (const [document, who] of [
        ['code', siege.observer],
        ['agenda', siege.candidate],
      ] as const) {
        const reader = await siege.storm(document, { as: who })
        const source = document === 'code' ? eve.doc : new Y.Doc()
        const copy = new Y.Doc()
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(source))
        copy.clientID = reader.clientId
        const before = Y.encodeStateVector(copy)
        copy.getMap(document === 'code' ? 'files' : 'state').set('mine', true)
        reader.socket.send(build(Y.encodeStateAsUpdate(copy, before)))
        expect(await reader.verdict()).toBe('read-only')
      }
    })
    expect(harm).toEqual([])
  })

  test('three updates that are none end the connection, and none is called saved', async () => {
    const harm = await siege.harm(async () => {
      const one = await siege.storm('code')
      for (let n = 0; n < 3; n++) one.socket.send(buildUpdate(Uint8Array.of(1, 2, 3, 4)))
      expect(await one.closed).toBe(closeCode.malformed)
      expect(one.frames.some((frame) => frame[0] === messageKind.version)).toBe(false)
    })
    expect(harm).toEqual([])
  })
})

describe('what is written', () => {
  /** What the candidate's browser would send for such a change, whatever its own rules say. */
  async function write(document: 'code' | 'whiteboard', change: (doc: Y.Doc) => void) {
    const one = await siege.storm(document)
    const doc = new Y.Doc()
    doc.clientID = one.clientId
    doc.transact(() => change(doc))
    one.socket.send(buildUpdate(Y.encodeStateAsUpdate(doc)))
    return one.verdict()
  }

  test.each<[string, (records: Y.Map<unknown>) => void]>([
    ['is no record', (records) => records.set('shape:a', 'text')],
    ['has no type', (records) => records.set('shape:a', new Y.Map([['b', { id: 'shape:a' }]]))],
    [
      'embeds a page',
      (records) =>
        records.set(
          'shape:a',
          new Y.Map([
            [
              'b',
              {
                id: 'shape:a',
                typeName: 'shape',
                type: 'embed',
                props: { url: 'https://gist.github.com/x/0' },
              },
            ],
          ]),
        ),
    ],
    [
      'carries script as an image',
      (records) =>
        records.set(
          `asset:${'0'.repeat(64)}`,
          new Y.Map([
            [
              'b',
              {
                id: `asset:${'0'.repeat(64)}`,
                typeName: 'asset',
                type: 'image',
                props: { src: 'javascript:alert(1)', mimeType: 'image/svg+xml' },
              },
            ],
          ]),
        ),
    ],
  ])('a board record that %s is refused', async (_what, change) => {
    const harm = await siege.harm(async () => {
      const verdict = await write('whiteboard', (doc) => change(doc.getMap('records')))
      expect(verdict).toBe('bad-record')
    })
    expect(harm).toEqual([])
  })

  test.each(['__proto__', 'constructor', 'prototype'])(
    'a key called %s is refused, in a map and inside a value',
    async (key) => {
      const harm = await siege.harm(async () => {
        expect(await write('code', (doc) => doc.getMap('files').set(key, 'x'))).toBe('malformed')
        const value: unknown = JSON.parse(`{"a":[{"${key}":{"polluted":true}}]}`)
        expect(await write('code', (doc) => doc.getMap('files').set('a', value))).toBe('malformed')
      })
      expect(harm).toEqual([])
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    },
  )

  const payloads = [
    `<img src=x onerror="alert(1)">`,
    `"><script>alert(1)</script>`,
    `javascript:alert(1)`,
    `red;background:url(//evil.example)`,
    `</style><style>*{display:none}`,
    `{{constructor.constructor('alert(1)')()}}`,
  ]

  test('markup and style in names and files are text, and reach others as the text that they are', async () => {
    for (const payload of payloads) {
      const mallory = await siege.room.join('candidate', payload)
      expect(mallory.who).toMatchObject({ name: payload, colour: expect.any(Number) })
      const own = await enter(mallory)
      const eve = await enter(siege.examiner)
      own.show({ file: payload.slice(0, 64), selections: [] })
      await eve.until(() => eve.others().some(({ presence }) => presence !== null))
      expect(eve.others()[0]).toMatchObject({ who: { name: payload } })
      const [file] = listFiles(own.doc)
      file?.text.insert(0, payload)
      await eve.until(() => listFiles(eve.doc)[0]?.text.toString().startsWith(payload) ?? false)
      own.close()
      eve.close()
    }
    for (const path of [`/api/rooms/${siege.room.id}`, `/api/rooms/${siege.room.id}/welcome`]) {
      const response = await server.ask('GET', path, { key: siege.examiner.key })
      expect(response.headers.get('content-type')).toContain('application/json')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})

describe('being seen', () => {
  test('as somebody else, for ever, or as two hundred thousand is not possible', async () => {
    const eve = await enter(siege.examiner, 'agenda')
    const watcher = await enter(siege.observer, 'agenda')
    eve.show({ front: true })
    const ofEve = () => watcher.others().find(({ who }) => who.name === 'Eve')
    await watcher.until(() => ofEve()?.presence !== null)
    const harm = await siege.harm(async () => {
      const forger = await siege.storm('agenda')
      const state = { who: siege.examiner.who, presence: { front: false } }
      const clock = Number.MAX_SAFE_INTEGER
      forger.socket.send(forgedPresence([{ clientId: eve.doc.clientID, clock, state }]))
      forger.socket.send(forgedPresence([{ clientId: eve.doc.clientID, clock, state: null }]))
      forger.socket.send(forgedPresence([{ clientId: forger.clientId, clock, state }]))
      const crowd = Array.from({ length: 300 }, (_, n) => ({ clientId: 5_000 + n, clock, state }))
      forger.socket.send(forgedPresence(crowd.slice(0, 30)))
      for (let n = 0; n < 20; n++) forger.socket.send(forgedPresence(crowd))
      expect(await forger.verdict()).toBeUndefined()
      expect(
        watcher
          .others()
          .map(({ who }) => who.name)
          .toSorted(),
      ).toEqual(['Camille', 'Eve'])
      forger.socket.close()
      await forger.closed
    })
    expect(harm).toEqual([])
    expect(ofEve()?.presence).toEqual({ front: true })
    eve.show({ front: false })
    await watcher.until(() => JSON.stringify(ofEve()?.presence) === '{"front":false}')
  })
})

test('asking for everything again and again ends the connection', async () => {
  const eve = await enter(siege.examiner)
  eve.doc.getMap('files').set('large', 'x'.repeat(200_000))
  await eve.saved()
  const harm = await siege.harm(async () => {
    const asker = await siege.storm('code')
    for (let n = 0; n < 200; n++) asker.socket.send(buildStep1(Uint8Array.of(0)))
    expect(await asker.closed).toBe(closeCode.tryLater)
  })
  expect(harm).toEqual([])
})
