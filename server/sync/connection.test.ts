import { createDecoder, readVarUint } from 'lib0/decoding'
import { expect, test, vi } from 'vitest'
import { parseDocumentName } from '#shared/document.ts'
import { participantIdSchema } from '#shared/ids.ts'
import { limits } from '#shared/limits.ts'
import type { Permission } from '#shared/permissions.ts'
import {
  buildVersion,
  closeCode,
  messageKind,
  readAcknowledgement,
  readHello,
  readRefusal,
} from '#shared/protocol.ts'
import type { LiveDocument } from '../rooms/live-rooms.ts'
import { openConnection } from './connection.ts'
import { buildStep1, buildUpdate } from './frames.ts'
import { openPresence } from './presence.ts'

const participant = participantIdSchema.parse('0123456789')
const update = Uint8Array.of(0, 0)

/** A document whose commits end when the test says so, and a socket that remembers what was said on it. */
function setUp(permission: Permission = { right: 'write' }) {
  const commits: PromiseWithResolvers<number>[] = []
  const diff = Promise.withResolvers<Uint8Array>()
  const said: string[] = []
  const closes: number[] = []
  const state = {
    permission,
    refuse: undefined as 'gap' | 'malformed' | undefined,
    left: false,
    /** What had been said when the socket was closed. */
    saidBefore: undefined as string[] | undefined,
    /** The work that a write takes. */
    onWrite(): void {},
  }
  const id = parseDocumentName('code')
  if (!id) throw new Error('no document')
  const document: LiveDocument = {
    id,
    join: () => () => (state.left = true),
    permission: () => state.permission,
    diff: () => diff.promise,
    stateVector: () => Uint8Array.of(0),
    write() {
      state.onWrite()
      if (state.refuse) return { refused: state.refuse }
      const commit = Promise.withResolvers<number>()
      commits.push(commit)
      return { committed: commit.promise }
    },
    settled: async () => 7,
  }
  const connection = openConnection({
    outlet: {
      send: (frame) => void said.push(describe(frame)),
      sendDifference: (frame) => void said.push(describe(frame)),
      sendPresence: (frame) => void said.push(describe(frame)),
      close(code) {
        closes.push(code)
        state.saidBefore = [...said]
      },
    },
    document,
    presence: openPresence('code', () => 0),
    asker: { participant, role: 'candidate', preview: false },
    who: { participant, role: 'candidate', name: 'Ann', colour: 1 },
    clientId: 5000,
    nowMs: () => 0,
    retryAfterMs: () => 1_234,
    onRefused: () => {},
    onFault: () => {},
  })
  const write = () => connection.receive(buildUpdate(update), true)
  const version = (v: number) => connection.receive(buildVersion(v), true)
  return { connection, diff, commits, said, closes, state, write, version }
}

function describe(frame: Uint8Array): string {
  const decoder = createDecoder(frame)
  const kind = readVarUint(decoder)
  if (kind === messageKind.sync) return ['step1', 'step2', 'update'][readVarUint(decoder)] ?? '?'
  if (kind === messageKind.hello) return `hello ${readHello(decoder).permission.right}`
  if (kind === messageKind.version) {
    const { version, sequence } = readAcknowledgement(decoder)
    return `ack ${version} at ${sequence}`
  }
  if (kind === messageKind.refusal) {
    const { version, reason } = readRefusal(decoder)
    return `refused ${version}: ${reason}`
  }
  return kind === messageKind.tick ? 'tick' : 'presence'
}

/** Lets every promise that can go on do so; no time passes. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

test('a writer is greeted and asked for what they have; a reader is only greeted', () => {
  expect(setUp().said).toEqual(['hello write', 'step1'])
  expect(setUp({ right: 'read', reason: 'role' }).said).toEqual(['hello read'])
})

test('a version is acknowledged only when everything before it is on disk', async () => {
  const { commits, said, write, version } = setUp()
  said.length = 0
  write()
  version(1)
  write()
  version(2)
  await settle()
  expect(said).toEqual([])
  commits[1]?.resolve(12)
  await settle()
  expect(said).toEqual([])
  commits[0]?.resolve(11)
  await settle()
  expect(said).toEqual(['ack 1 at 11', 'ack 2 at 12'])
})

test('a version without a write before it waits for what the document had accepted', async () => {
  const { said, version } = setUp()
  said.length = 0
  version(1)
  await settle()
  expect(said).toEqual(['ack 1 at 7'])
})

test('after a refusal no version is acknowledged any more, whatever follows', async () => {
  const { commits, said, state, write, version } = setUp()
  said.length = 0
  write()
  version(1)
  state.refuse = 'gap'
  write()
  version(2)
  state.refuse = undefined
  write()
  version(3)
  for (const commit of commits) commit.resolve(20)
  await settle()
  expect(said.toSorted()).toEqual(['ack 1 at 20', 'refused 2: gap', 'refused 3: gap'])
})

test('a write that the disk refuses is never acknowledged', async () => {
  const { commits, said, write, version } = setUp()
  said.length = 0
  write()
  version(1)
  commits[0]?.reject(new Error('disk full'))
  await settle()
  version(2)
  await settle()
  expect(said).toEqual(['refused 1: storage', 'refused 2: storage'])
})

test('what others write is held back until the browser has the document that it builds on', async () => {
  const { connection, diff, said } = setUp()
  said.length = 0
  connection.client.deliver(update)
  connection.receive(buildStep1(Uint8Array.of(0)), true)
  connection.client.deliver(update)
  await settle()
  expect(said).toEqual([])
  diff.resolve(update)
  await settle()
  connection.client.deliver(update)
  expect(said).toEqual(['step2', 'update', 'update'])
})

test('who is put out because the disk refuses is told so before the socket closes', async () => {
  const { connection, commits, said, state, write, version } = setUp()
  said.length = 0
  write()
  version(1)
  connection.client.drop(closeCode.tryLater, 'storage')
  commits[0]?.reject(new Error('no room'))
  await vi.waitUntil(() => state.saidBefore !== undefined)
  expect(state.saidBefore).toEqual(['refused 1: storage'])
})

test('an update above its limit is refused, and the connection stays', async () => {
  const { connection, closes, said, version } = setUp()
  said.length = 0
  connection.receive(buildUpdate(new Uint8Array(limits.updateBytes + 1)), true)
  version(1)
  await settle()
  expect(said).toEqual(['refused 1: too-large'])
  expect(closes).toEqual([])
})

test('the third malformed message ends the connection', async () => {
  const { connection, state, closes, write } = setUp()
  connection.receive(Uint8Array.of(99), true)
  connection.receive(new TextEncoder().encode('hello'), false)
  await settle()
  expect(closes).toEqual([])
  state.refuse = 'malformed'
  write()
  await settle()
  expect(closes).toEqual([closeCode.malformed])
})

test('a flood ends the connection', async () => {
  const { closes, version } = setUp()
  for (let v = 1; v <= 1_001; v++) version(v)
  await settle()
  expect(closes).toEqual([closeCode.tryLater])
})

test('who costs the loop more than a fifth of its time for long is let go, however few the messages', async () => {
  let nowMs = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  try {
    const { state, closes, write } = setUp()
    state.refuse = 'gap'
    const serve = (costMs: number) => {
      state.onWrite = () => (nowMs += costMs)
      write()
      // A second until the next one.
      nowMs += 1_000 - costMs
    }
    for (let n = 0; n < 100; n++) serve(190)
    await settle()
    expect(closes).toEqual([])
    for (let n = 0; n < 10; n++) serve(700)
    await settle()
    expect(closes).toEqual([closeCode.tryLater])
  } finally {
    clock.mockRestore()
  }
})

test('a new right is told at once; a lost one ends the connection', async () => {
  const { connection, said, closes } = setUp()
  said.length = 0
  connection.client.permissionChanged({ right: 'read', reason: 'locked' })
  connection.client.permissionChanged({ right: 'write' })
  expect(said).toEqual(['hello read', 'hello write', 'step1'])
  connection.client.permissionChanged({ right: 'none' })
  await settle()
  expect(closes).toEqual([closeCode.notFound])
})

test('whoever is put out hears no more, is heard no more, and is still told what was saved', async () => {
  const { connection, commits, said, closes, write, version } = setUp()
  said.length = 0
  write()
  version(1)
  connection.client.drop(closeCode.gone, 'link revoked')
  connection.client.deliver(update)
  write()
  expect(commits).toHaveLength(1)
  await settle()
  expect(closes).toEqual([])
  commits[0]?.resolve(9)
  await settle()
  expect(said).toEqual(['ack 1 at 9'])
  expect(closes).toEqual([closeCode.gone])
})

test('a socket that is gone takes its place in the document along', () => {
  const { connection, state } = setUp()
  connection.closed()
  expect(state.left).toBe(true)
})
