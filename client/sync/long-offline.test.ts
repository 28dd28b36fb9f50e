/** Ten minutes without a network, in virtual time, both sides writing: nobody gives up, and nothing is missing after. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { keySchema, roomIdSchema } from '#shared/ids.ts'
import { closeCode } from '#shared/protocol.ts'
import { openDocument } from './open-document.ts'
import { memoryOutboxes } from './outbox.ts'
import { openServerClock } from './server-clock.ts'
import { startSyncServer, until } from './testing/sync-server.ts'
import type { SyncServer } from './testing/sync-server.ts'

const minutes = 10
let server: SyncServer
beforeEach(async () => {
  server = await startSyncServer()
})
afterEach(() => server.close())

const textOf = (doc: Y.Doc) => doc.getText('t')
const add = (doc: Y.Doc, words: string) => textOf(doc).insert(textOf(doc).length, words)
/** Lets sockets do what they have to do; no virtual time passes. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

test('ten minutes offline, then together again with everything, after tries that grow rarer', async () => {
  const outbox = memoryOutboxes().open('place')
  const document = openDocument({
    origin: server.origin,
    room: roomIdSchema.parse('0123456789abcdef'),
    name: 'code',
    key: keySchema.parse('k'.repeat(54)),
    WebSocket,
    outbox,
    clock: openServerClock(),
    presence: undefined,
  })
  const is = (kind: string) => until(document.subscribe, () => document.saveState.kind === kind)
  await is('saved')

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  try {
    server.turnAway.push(...Array.from({ length: 10_000 }, () => closeCode.tryLater))
    server.drop(closeCode.tryLater)
    await is('offline')
    for (let second = 0; second < minutes * 60; second++) {
      add(document.doc, `here ${second};`)
      add(server.doc('code'), `there ${second};`)
      vi.advanceTimersByTime(1_000)
      // Sockets are real: a try that has begun gets a few turns of the loop to fail in.
      for (let turn = 0; turn < 20; turn++) await breathe()
    }
    expect(document.saveState).toEqual({ kind: 'offline', kept: minutes * 60, unkept: 0 })
    const tries = server.connections.length - 1
    // Full jitter up to half a minute: about forty in ten minutes, never one a second.
    expect(tries).toBeGreaterThan(10)
    expect(tries).toBeLessThan(120)
    server.turnAway.length = 0
    document.hurry()
    vi.advanceTimersByTime(30_000)
  } finally {
    vi.useRealTimers()
  }
  document.hurry()
  await is('saved')
  const [here, there] = [textOf(document.doc).toString(), textOf(server.doc('code')).toString()]
  expect(here).toBe(there)
  for (let second = 0; second < minutes * 60; second++) {
    expect(here).toContain(`here ${second};`)
    expect(here).toContain(`there ${second};`)
  }
  expect(await outbox.adopt()).toBeUndefined()
  document.close()
})
