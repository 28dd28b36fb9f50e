import fc from 'fast-check'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { participantIdSchema } from '#shared/ids.ts'
import { limits } from '#shared/limits.ts'
import { buildVersion, messageKind } from '#shared/protocol.ts'
import { MalformedFrame } from './frame-reader.ts'
import { buildPresence, buildStep1, buildStep2, buildUpdate, parseFrame } from './frames.ts'

function frame(kind: number, write: (encoder: ReturnType<typeof createEncoder>) => void) {
  const encoder = createEncoder()
  writeVarUint(encoder, kind)
  write(encoder)
  return toUint8Array(encoder)
}

function docWith(text: string) {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, text)
  return doc
}

describe('frames of a stock provider', () => {
  const doc = docWith('hello')

  test('the three sync messages are read as what they are', () => {
    const update = Y.encodeStateAsUpdate(doc)
    expect(parseFrame(frame(0, (e) => writeSyncStep1(e, doc)))).toEqual({
      kind: 'step1',
      stateVector: Y.encodeStateVector(doc),
    })
    expect(parseFrame(frame(0, (e) => writeSyncStep2(e, doc)))).toEqual({ kind: 'step2', update })
    expect(parseFrame(frame(0, (e) => writeUpdate(e, update)))).toEqual({ kind: 'update', update })
    expect(parseFrame(buildStep1(Y.encodeStateVector(doc))).kind).toBe('step1')
    expect(parseFrame(buildStep2(update)).kind).toBe('step2')
    expect(parseFrame(buildUpdate(update)).kind).toBe('update')
  })

  test('presence, its query and versions too', () => {
    const awareness = new Awareness(doc)
    awareness.setLocalState({ front: true })
    const presence = frame(1, (e) =>
      writeVarUint8Array(e, encodeAwarenessUpdate(awareness, [doc.clientID])),
    )
    awareness.destroy()
    expect(parseFrame(presence)).toEqual({
      kind: 'awareness',
      states: [{ clientId: doc.clientID, state: { front: true } }],
    })
    expect(parseFrame(frame(3, () => {}))).toEqual({ kind: 'queryAwareness' })
    expect(parseFrame(buildVersion(2 ** 40))).toEqual({ kind: 'version', version: 2 ** 40 })
  })

  test('presence too large for everybody is no fault', () => {
    const large = frame(1, (e) => writeVarUint8Array(e, new Uint8Array(limits.presenceFrameBytes)))
    expect(parseFrame(large)).toEqual({ kind: 'oversizePresence' })
  })

  test('what the server says of others is what y-protocols reads', () => {
    const who = {
      participant: participantIdSchema.parse('0123456789'),
      name: 'Ann',
      role: 'candidate' as const,
      colour: 3,
    }
    const state = { who, presence: null }
    const built = buildPresence([{ clientId: 5000, clock: 7, state }])
    expect(built[0]).toBe(messageKind.awareness)
    const awareness = new Awareness(new Y.Doc())
    applyAwarenessUpdate(awareness, built.subarray(2), 'test')
    expect(awareness.getStates().get(5000)).toEqual(state)
    awareness.destroy()
  })
})

describe('what is not exactly one message is refused', () => {
  test.each([
    ['nothing', []],
    ['an unknown kind', [2]],
    ['what only a server says', [104, 2, 123, 125]],
    ['an unknown sync message', [0, 3, 0]],
    ['a kind spelt overlong', [0x80, 0, 0, 1, 0]],
    ['a sync message spelt overlong', [0, 0x82, 0, 0]],
    ['a length spelt overlong', [0, 2, 0x80, 0]],
    ['a length beyond the frame', [0, 2, 200, 1, 0]],
    ['a number that breaks off', [102, 0x80]],
    ['a number above 2^53', [102, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]],
    ['a second message behind the first', [3, 3]],
    ['a state vector that declares what is not there', [0, 0, 1, 5]],
    ['a state vector with bytes behind it', [0, 0, 2, 0, 0]],
    ['presence that declares 2^35 states', [1, 6, 0x80, 0x80, 0x80, 0x80, 0x80, 1]],
    ['presence that is not JSON', [1, 5, 1, 5, 0, 1, 0x7b]],
    ['presence that is not UTF-8', [1, 7, 1, 5, 0, 3, 0x22, 0xff, 0x22]],
  ])('%s', (_what, bytes) => {
    expect(() => parseFrame(Uint8Array.from(bytes))).toThrow(MalformedFrame)
  })

  test('no bytes whatever do anything but parse or be malformed', () => {
    const someKind = fc.constantFrom(0, 1, 3, 102, 103, 104, 105)
    const bytes = fc.tuple(someKind, fc.uint8Array({ maxLength: 64 }))
    fc.assert(
      fc.property(bytes, ([kind, rest]) => {
        const outcome = () => {
          try {
            return parseFrame(Uint8Array.of(kind, ...rest))
          } catch (error) {
            return error
          }
        }
        expect(outcome()).toSatisfy((it) => !(it instanceof Error) || it instanceof MalformedFrame)
      }),
      { numRuns: 10_000 },
    )
  })

  test('no message has two spellings', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 50), (version) => {
        const built = buildVersion(version)
        const longer = Uint8Array.of(...built.subarray(0, -1), built.at(-1)! | 0x80, 0)
        expect(parseFrame(built)).toEqual({ kind: 'version', version })
        expect(() => parseFrame(longer)).toThrow(MalformedFrame)
      }),
    )
  })
})
