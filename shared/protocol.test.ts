import { createDecoder, readVarUint } from 'lib0/decoding'
import { expect, test } from 'vitest'
import { keySchema, participantIdSchema } from './ids.ts'
import {
  buildAcknowledgement,
  buildHello,
  buildRefusal,
  buildTick,
  messageKind,
  parseSubprotocols,
  readAcknowledgement,
  readHello,
  readRefusal,
  readTick,
  subprotocolsFor,
} from './protocol.ts'
import type { Hello } from './protocol.ts'

function opened(frame: Uint8Array, kind: number) {
  const decoder = createDecoder(frame)
  expect(readVarUint(decoder)).toBe(kind)
  return decoder
}

const hello: Hello = {
  protocol: 1,
  participant: participantIdSchema.parse('aaaaaaaaaa'),
  role: 'candidate',
  permission: { right: 'read', reason: 'locked' },
  serverTimeMs: 1_700_000_000_000,
}

test('what one side builds the other side reads', () => {
  expect(readAcknowledgement(opened(buildAcknowledgement(7, 9001), messageKind.version))).toEqual({
    version: 7,
    sequence: 9001,
  })
  expect(readRefusal(opened(buildRefusal(3, 'gap'), messageKind.refusal))).toEqual({
    version: 3,
    reason: 'gap',
  })
  expect(readHello(opened(buildHello(hello), messageKind.hello))).toEqual(hello)
  expect(readTick(opened(buildTick(5), messageKind.tick))).toBe(5)
})

test('bytes behind a message are an error, not ignored', () => {
  const long = Uint8Array.of(...buildTick(5), 0)
  expect(() => readTick(opened(long, messageKind.tick))).toThrow()
})

test('the key travels as a sub-protocol and comes out whole', () => {
  const key = keySchema.parse('A-_'.repeat(18))
  expect(parseSubprotocols(subprotocolsFor(key))).toEqual({ version: 1, key })
})

test('sub-protocols that are not ours say nothing', () => {
  expect(parseSubprotocols(['graphql-ws', 'key.short', 'pairboard.x'])).toEqual({
    version: undefined,
    key: undefined,
  })
})
