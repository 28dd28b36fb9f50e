import { expect, test } from 'vitest'
import type { ClientMessage } from '../sync/frames.ts'
import { authorize } from './authorize.ts'

const bytes = new Uint8Array()
const messages: ClientMessage[] = [
  { kind: 'step1', stateVector: bytes },
  { kind: 'step2', update: bytes },
  { kind: 'update', update: bytes },
  { kind: 'queryAwareness' },
  { kind: 'awareness', states: [] },
  { kind: 'oversizePresence' },
  { kind: 'version', version: 1 },
]

test('who has no right may send nothing', () => {
  for (const message of messages) expect(authorize({ right: 'none' }, message)).toBe(false)
})

test('who has a right may send every message there is', () => {
  for (const message of messages) {
    expect(authorize({ right: 'write' }, message)).toBe(true)
    expect(authorize({ right: 'read', reason: 'role' }, message)).toBe(true)
  }
})

test('a message that nobody has thought of is refused', () => {
  const unheard = { kind: 'future' } as unknown as ClientMessage
  expect(authorize({ right: 'write' }, unheard)).toBe(false)
})
