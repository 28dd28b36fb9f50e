import { expect, test } from 'vitest'
import type { Permission } from '#shared/permissions.ts'
import type { ClientMessage } from '../sync/frames.ts'
import { authorize } from './authorize.ts'

const bytes = new Uint8Array()
const reading: ClientMessage[] = [
  { kind: 'step1', stateVector: bytes },
  { kind: 'queryAwareness' },
  { kind: 'awareness', states: [] },
  { kind: 'oversizePresence' },
  { kind: 'version', version: 1 },
]
const writing: ClientMessage[] = [
  { kind: 'step2', update: bytes },
  { kind: 'update', update: bytes },
]
const readers: Permission[] = (
  ['damaged', 'ended', 'lobby', 'locked', 'preview', 'role'] as const
).map((reason) => ({ right: 'read', reason }) as const)

test('who has no right may send nothing', () => {
  for (const message of [...reading, ...writing]) {
    expect(authorize({ right: 'none' }, message).allowed, message.kind).toBe(false)
  }
})

test('who may read may ask, show themselves, and nothing more', () => {
  for (const permission of readers) {
    for (const message of reading) expect(authorize(permission, message).allowed).toBe(true)
    for (const message of writing) expect(authorize(permission, message).allowed).toBe(false)
  }
})

test('who may write may send every message there is', () => {
  for (const message of [...reading, ...writing]) {
    expect(authorize({ right: 'write' }, message).allowed, message.kind).toBe(true)
  }
})

test('a message that nobody has thought of is refused', () => {
  const unheard = { kind: 'future' } as unknown as ClientMessage
  expect(authorize({ right: 'write' }, unheard).allowed).toBe(false)
})
