/** What a browser sends beside shared/protocol: the sync and presence messages of Yjs. */
import {
  createEncoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { messageKind, syncKind } from '#shared/protocol.ts'

function buildSync(kind: number, update: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder()
  writeVarUint(encoder, messageKind.sync)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, update)
  return toUint8Array(encoder)
}

/** "This is what you lack." */
export const buildStep2 = (update: Uint8Array) => buildSync(syncKind.step2, update)
/** "I have just written this." */
export const buildUpdate = (update: Uint8Array) => buildSync(syncKind.update, update)

/** "This is what I show of myself." */
export function buildPresence(
  clientId: number,
  clock: number,
  presence: unknown,
): Uint8Array<ArrayBuffer> {
  const state = createEncoder()
  writeVarUint(state, 1)
  writeVarUint(state, clientId)
  writeVarUint(state, clock)
  writeVarString(state, JSON.stringify(presence))
  const encoder = createEncoder()
  writeVarUint(encoder, messageKind.awareness)
  writeVarUint8Array(encoder, toUint8Array(state))
  return toUint8Array(encoder)
}

/** What the server says of others, by connection; null: gone. The clock is left aside: one socket keeps its order. */
export function readPresence(update: Uint8Array): Map<number, unknown> {
  const decoder = createDecoder(update)
  const states = new Map<number, unknown>()
  for (let left = readVarUint(decoder); left > 0; left--) {
    const clientId = readVarUint(decoder)
    readVarUint(decoder)
    states.set(clientId, JSON.parse(readVarString(decoder)))
  }
  return states
}
