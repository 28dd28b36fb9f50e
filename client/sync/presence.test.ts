import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { agendaPresenceSchema } from '#shared/awareness.ts'
import { buildPresence } from './frames.ts'
import { openPresence } from './presence.ts'

const who = { participant: '0000000002', name: 'Ada', role: 'examiner', colour: 2 }

/** The part of a presence message behind its kind, as the connection passes it on. */
function message(clientId: number, state: unknown): Uint8Array {
  const decoder = createDecoder(buildPresence(clientId, 1, state))
  readVarUint(decoder)
  return readVarUint8Array(decoder)
}

function open() {
  const sent: Uint8Array[] = []
  const told = vi.fn<() => void>()
  const presence = openPresence(agendaPresenceSchema, {
    clientId: () => 1,
    send: (frame) => void sent.push(frame),
  })
  presence.subscribe(told)
  return { presence, sent, told }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('at most one message goes out in 50 ms, and the last one always goes', () => {
  const { presence, sent } = open()
  for (let step = 0; step < 100; step++) {
    presence.show({ front: step % 2 === 0 })
    vi.advanceTimersByTime(10)
  }
  expect(sent.length).toBeLessThanOrEqual(21)
  vi.advanceTimersByTime(50)
  expect(sent.at(-1)).toEqual(buildPresence(1, sent.length, { front: false }))
})

test('what is shown already is not sent again until the connection is a new one', () => {
  const { presence, sent } = open()
  presence.show({ front: true })
  vi.advanceTimersByTime(100)
  presence.show({ front: true })
  expect(sent).toHaveLength(1)
  presence.connected()
  expect(sent).toHaveLength(2)
})

test('a repetition is no news', () => {
  const { presence, told } = open()
  presence.receive(message(7, { who, presence: null }))
  const before = presence.others()
  presence.receive(message(7, { who, presence: null }))
  expect(presence.others()).toBe(before)
  expect(told).toHaveBeenCalledTimes(1)
})

test('who is repeated stays, who is not named for a while is gone', () => {
  const { presence } = open()
  presence.receive(message(7, { who, presence: null }))
  presence.receive(message(8, { who, presence: null }))
  for (let tick = 0; tick < 3; tick++) {
    vi.advanceTimersByTime(10_000)
    presence.expire()
    presence.receive(message(7, { who, presence: null }))
  }
  expect([...presence.others().keys()]).toEqual([7])
})

test('a document without presence is silent and blind', () => {
  const sent: Uint8Array[] = []
  const line = { clientId: () => 1, send: (frame: Uint8Array) => void sent.push(frame) }
  const presence = openPresence(undefined, line)
  presence.show({ front: true })
  presence.connected()
  presence.receive(message(7, { who, presence: null }))
  expect(sent).toEqual([])
  expect(presence.others().size).toBe(0)
})
