import { isDeepStrictEqual } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { agendaPresenceSchema } from '#shared/awareness.ts'
import type { AgendaPresence } from '#shared/awareness.ts'
import { keySchema, roomIdSchema } from '#shared/ids.ts'
import { buildAcknowledgement, buildRetryAfter, buildTick, closeCode } from '#shared/protocol.ts'
import { buildPresence } from './frames.ts'
import { openDocument } from './open-document.ts'
import type { OpenDocument } from './open-document.ts'
import { memoryOutboxes } from './outbox.ts'
import type { Outbox } from './outbox.ts'
import { openServerClock } from './server-clock.ts'
import { startSyncServer, until } from './testing/sync-server.ts'
import type { SyncServer } from './testing/sync-server.ts'

const room = roomIdSchema.parse('0123456789abcdef')
const key = keySchema.parse('k'.repeat(54))
let server: SyncServer
let outboxes = memoryOutboxes()
let opened: OpenDocument<AgendaPresence>[] = []

beforeEach(async () => {
  server = await startSyncServer()
  outboxes = memoryOutboxes()
})
afterEach(async () => {
  for (const document of opened) document.close()
  opened = []
  await server.close()
})

function open(
  Socket: typeof WebSocket = WebSocket,
  outbox = outboxes.open('place'),
): OpenDocument<AgendaPresence> {
  const document = openDocument({
    origin: server.origin,
    room,
    name: 'code',
    key,
    WebSocket: Socket,
    outbox,
    clock: openServerClock(),
    presence: agendaPresenceSchema,
  })
  opened.push(document)
  return document
}

const textOf = (doc: Y.Doc) => doc.getText('t')
const type = (document: OpenDocument<AgendaPresence>, words: string) =>
  textOf(document.doc).insert(textOf(document.doc).length, words)
const state = (document: OpenDocument<AgendaPresence>, kind: string) =>
  until(document.subscribe, () => document.saveState.kind === kind)
const onDevice = (document: OpenDocument<AgendaPresence>, counts: object) =>
  until(document.subscribe, () =>
    isDeepStrictEqual(document.saveState, { kind: 'offline', ...counts }),
  )
const last = () => server.connections.at(-1)!

describe('what is said of saving', () => {
  test('connecting until the content has come, then saved', async () => {
    textOf(server.doc('code')).insert(0, 'there')
    const document = open()
    expect(document.saveState).toEqual({ kind: 'connecting' })
    expect(document.loaded).toBe(false)
    await state(document, 'saved')
    expect(document.loaded).toBe(true)
    expect(textOf(document.doc).toString()).toBe('there')
    expect(document.permission).toEqual({ right: 'write' })
  })

  test('the key goes with the socket and never in its address', async () => {
    await state(open(), 'saved')
    expect(last().key).toBe(key)
  })

  test('saved only when the newest change is acknowledged', async () => {
    const document = open()
    await state(document, 'saved')
    server.answer = 'hold'
    type(document, 'a')
    type(document, 'b')
    expect(document.saveState).toEqual({ kind: 'saving', changes: 2, slow: false })
    await server.until(() => last().versions.length === 2)
    last().send(buildAcknowledgement(1, 1))
    await until(document.subscribe, () => document.unsaved === 1)
    expect(document.saveState).toEqual({ kind: 'saving', changes: 1, slow: false })
    last().send(buildAcknowledgement(2, 2))
    await state(document, 'saved')
    expect(textOf(server.doc('code')).toString()).toBe('ab')
  })

  test('an acknowledgement of a version never given out saves nothing', async () => {
    const document = open()
    await state(document, 'saved')
    server.answer = 'hold'
    type(document, 'a')
    await server.until(() => last().versions.length === 1)
    last().send(buildAcknowledgement(7, 1))
    last().send(buildTick(9_000))
    server.answer = 'acknowledge'
    last().send(buildAcknowledgement(1, 1))
    await state(document, 'saved')
    type(document, 'b')
    expect(document.unsaved).toBe(1)
    await state(document, 'saved')
  })

  test('a change that waits for two seconds is called slow', async () => {
    const document = open()
    await state(document, 'saved')
    server.answer = 'hold'
    type(document, 'a')
    await until(
      document.subscribe,
      () => document.saveState.kind === 'saving' && document.saveState.slow,
    )
    expect(document.saveState).toEqual({ kind: 'saving', changes: 1, slow: true })
  })

  test('others’ changes are nothing of ours to save', async () => {
    const document = open()
    await state(document, 'saved')
    textOf(server.doc('code')).insert(0, 'theirs')
    await new Promise<void>((resolve) => document.doc.once('update', () => resolve()))
    expect(document.saveState).toEqual({ kind: 'saved' })
    expect(last().versions).toEqual([])
  })
})

describe('when the connection is lost', () => {
  test('changes made meanwhile are counted, sent after the reconnect, and saved when acknowledged', async () => {
    const document = open()
    await state(document, 'saved')
    server.drop(closeCode.restarting)
    await state(document, 'offline')
    type(document, 'x')
    type(document, 'y')
    await onDevice(document, { kept: 2, unkept: 0 })
    document.hurry()
    await state(document, 'saved')
    expect(textOf(server.doc('code')).toString()).toBe('xy')
    expect(last().versions).toEqual([2])
    expect(last().updates).toBe(0)
  })

  test('what is not on this device yet is not said to be, nor what it refused', async () => {
    const answers: ((kept: boolean) => void)[] = []
    const outbox: Outbox = {
      ...outboxes.open('place'),
      keep: () => new Promise((resolve) => answers.push(resolve)),
    }
    const document = open(WebSocket, outbox)
    await state(document, 'saved')
    document.hangUp()
    type(document, 'x')
    type(document, 'y')
    await onDevice(document, { kept: 0, unkept: 0 })
    expect(document.unsaved).toBe(2)
    answers[0]?.(true)
    await onDevice(document, { kept: 1, unkept: 0 })
    answers[1]?.(false)
    await onDevice(document, { kept: 1, unkept: 1 })
    document.hurry()
    await state(document, 'saved')
    document.hangUp()
    await onDevice(document, { kept: 0, unkept: 0 })
  })

  test('a network that is known to be gone is offline at once, though the socket still stands', async () => {
    const document = open()
    await state(document, 'saved')
    server.answer = 'hold'
    type(document, 'x')
    await server.until(() => last().versions.length === 1)
    document.hangUp()
    await onDevice(document, { kept: 1, unkept: 0 })
    server.answer = 'acknowledge'
    document.hurry()
    await state(document, 'saved')
    expect(textOf(server.doc('code')).toString()).toBe('x')
  })

  test('what was sent and not acknowledged is sent again', async () => {
    const document = open()
    await state(document, 'saved')
    server.answer = 'hold'
    type(document, 'x')
    await server.until(() => last().versions.length === 1)
    server.answer = 'acknowledge'
    server.drop(closeCode.tryLater)
    await state(document, 'offline')
    await onDevice(document, { kept: 1, unkept: 0 })
    document.hurry()
    await state(document, 'saved')
    expect(last().versions).toEqual([1])
  })

  test('it is tried again by itself', async () => {
    const document = open()
    await state(document, 'saved')
    server.drop(closeCode.restarting)
    await state(document, 'offline')
    await state(document, 'saved')
    expect(server.connections).toHaveLength(2)
  })

  test('a server that says when to come back is asked then, and not before', async () => {
    let sockets = 0
    class CountedSocket extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols)
        sockets++
      }
    }
    const document = open(CountedSocket)
    await state(document, 'saved')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      server.drop(closeCode.restarting, buildRetryAfter(7_000))
      await state(document, 'offline')
      vi.advanceTimersByTime(6_999)
      expect(sockets).toBe(1)
      vi.advanceTimersByTime(1)
      expect(sockets).toBe(2)
    } finally {
      vi.useRealTimers()
    }
    await state(document, 'saved')
  })

  test.each([
    closeCode.malformed,
    closeCode.notAuthorised,
    closeCode.forbidden,
    closeCode.notFound,
    closeCode.gone,
    closeCode.tooOld,
  ])('close code %i is the end', async (code) => {
    server.turnAway.push(code)
    const document = open()
    await state(document, 'closed')
    expect(document.saveState).toEqual({ kind: 'closed', code })
    document.hurry()
    type(document, 'x')
    expect(document.saveState).toEqual({ kind: 'closed', code })
    expect(server.connections).toHaveLength(1)
  })

  test('a taken client id is exchanged for another', async () => {
    server.turnAway.push(closeCode.clientIdTaken)
    const document = open()
    const before = document.doc.clientID
    await state(document, 'saved')
    expect(document.doc.clientID).not.toBe(before)
    expect(server.connections.map(({ clientId }) => clientId)).toEqual([
      before,
      document.doc.clientID,
    ])
  })
})

describe('when the server refuses', () => {
  test('the reason is told, nothing more is sent, and no later answer makes it saved', async () => {
    const document = open()
    await state(document, 'saved')
    server.answer = { refuse: 'too-large' }
    type(document, 'x')
    await state(document, 'refused')
    expect(document.saveState).toEqual({ kind: 'refused', reason: 'too-large' })
    server.answer = 'acknowledge'
    type(document, 'y')
    last().send(buildAcknowledgement(2, 2))
    textOf(server.doc('code')).insert(0, 'theirs')
    await until(
      (onChange) => {
        document.doc.on('update', onChange)
        return () => document.doc.off('update', onChange)
      },
      () => textOf(document.doc).toString().includes('theirs'),
    )
    expect(document.saveState).toEqual({ kind: 'refused', reason: 'too-large' })
    expect(last().updates).toBe(1)
  })

  test('a disk that is well again after a reconnect gets the change', async () => {
    const document = open()
    await state(document, 'saved')
    server.answer = { refuse: 'storage' }
    type(document, 'x')
    await state(document, 'refused')
    server.answer = 'acknowledge'
    server.drop(closeCode.tryLater)
    await state(document, 'saved')
    expect(textOf(server.doc('code')).toString()).toBe('x')
  })

  test('a change where one may only read is refused without asking', async () => {
    server.permissions.set('code', { right: 'read', reason: 'locked' })
    const document = open()
    await state(document, 'saved')
    type(document, 'x')
    expect(document.saveState).toEqual({ kind: 'refused', reason: 'locked' })
    expect(last().updates).toBe(0)
  })

  test('changes kept while offline are refused when writing has ended meanwhile', async () => {
    const document = open()
    await state(document, 'saved')
    server.drop(closeCode.restarting)
    await state(document, 'offline')
    type(document, 'x')
    server.permissions.set('code', { right: 'read', reason: 'ended' })
    document.hurry()
    await state(document, 'refused')
    expect(document.saveState).toEqual({ kind: 'refused', reason: 'ended' })
  })

  test('a lock that is taken off again is followed', async () => {
    server.permissions.set('code', { right: 'read', reason: 'locked' })
    const document = open()
    await state(document, 'saved')
    server.greet('code', { right: 'write' })
    await until(document.subscribe, () => document.permission?.right === 'write')
    type(document, 'x')
    await state(document, 'saved')
    expect(textOf(server.doc('code')).toString()).toBe('x')
  })
})

describe('what waits on this device', () => {
  test('survives a reload, is sent, and is gone once acknowledged', async () => {
    const before = open()
    await state(before, 'saved')
    server.answer = 'hold'
    server.drop(closeCode.restarting)
    await state(before, 'offline')
    type(before, 'kept')
    before.close()

    server.answer = 'acknowledge'
    const after = open()
    await until(after.subscribe, () => after.unsaved === 1)
    await state(after, 'saved')
    expect(textOf(server.doc('code')).toString()).toBe('kept')
    expect(textOf(after.doc).toString()).toBe('kept')
    expect(await outboxes.open('place').adopt()).toBeUndefined()
  })

  test('is resent before what is written next, without a gap', async () => {
    textOf(server.doc('code')).insert(0, '-')
    const before = open()
    await state(before, 'saved')
    server.drop(closeCode.restarting)
    await state(before, 'offline')
    for (const letter of 'many') type(before, letter)
    before.close()

    const after = open()
    type(after, '+')
    await state(after, 'saved')
    expect(textOf(server.doc('code')).toString().split('').toSorted().join('')).toBe('+-amny')
    expect(textOf(after.doc).toString()).toBe(textOf(server.doc('code')).toString())
  })

  test('is forgotten with changes that are given up', async () => {
    const document = open()
    await state(document, 'saved')
    server.answer = { refuse: 'bad-record' }
    type(document, 'x')
    await state(document, 'refused')
    document.discard()
    expect(await outboxes.open('place').adopt()).toBeUndefined()
  })

  test('is forgotten when the room is gone, and kept when only this page is too old', async () => {
    for (const [code, kept] of [
      [closeCode.gone, false],
      [closeCode.tooOld, true],
    ] as const) {
      const document = open()
      await state(document, 'saved')
      server.answer = 'hold'
      type(document, 'x')
      await server.until(() => last().versions.length === 1)
      server.drop(code)
      await state(document, 'closed')
      expect((await outboxes.open('place').adopt()) !== undefined).toBe(kept)
    }
  })
})

describe('presence', () => {
  const who = { participant: '0000000002', name: 'Ada', role: 'examiner', colour: 2 }

  test('what is shown reaches the server, and again after a reconnect', async () => {
    const document = open()
    document.presence.show({ front: true })
    await server.until(() => server.connections[0]?.shown.length === 1)
    expect(last().shown).toEqual([{ front: true }])
    server.drop(closeCode.restarting)
    await state(document, 'offline')
    document.hurry()
    await server.until(() => server.connections[1]?.shown.length === 1)
    expect(last().shown).toEqual([{ front: true }])
  })

  test('of many in a moment the first and the last are sent', async () => {
    const document = open()
    await state(document, 'saved')
    for (const view of ['code', 'split', 'board'] as const) {
      document.presence.show({ front: true, view })
    }
    await server.until(() => last().shown.length === 2)
    expect(last().shown).toEqual([
      { front: true, view: 'code' },
      { front: true, view: 'board' },
    ])
  })

  test('others are seen as the server stamps them; forged shapes and oneself are not', async () => {
    const document = open()
    await state(document, 'saved')
    const seen = () => document.presence.others()
    const mine = last().clientId
    last().send(buildPresence(mine, 1, { who, presence: { front: true } }))
    last().send(buildPresence(2001, 1, { who, presence: { front: 'yes' } }))
    last().send(buildPresence(2002, 1, { who: { ...who, role: 'god' }, presence: null }))
    last().send(buildPresence(2003, 1, { who, presence: { front: true }, __proto__: {}, extra: 1 }))
    last().send(buildPresence(2004, 1, { who, presence: { front: false } }))
    await until(document.presence.subscribe, () => seen().size > 0)
    expect([...seen()]).toEqual([[2004, { who, presence: { front: false } }]])
    last().send(buildPresence(2004, 2, null))
    await until(document.presence.subscribe, () => seen().size === 0)
  })

  test('nobody is seen while the connection is lost', async () => {
    const document = open()
    await state(document, 'saved')
    last().send(buildPresence(2004, 1, { who, presence: null }))
    await until(document.presence.subscribe, () => document.presence.others().size === 1)
    server.drop(closeCode.restarting)
    await until(document.presence.subscribe, () => document.presence.others().size === 0)
    expect(document.saveState.kind).toBe('offline')
  })
})

test('the clock follows the server’s', async () => {
  const document = open()
  await state(document, 'saved')
  expect(document.nowMs()).toBeGreaterThanOrEqual(5_000)
  expect(document.nowMs()).toBeLessThan(60_000)
})
