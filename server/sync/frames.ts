/** Bytes ↔ values of `/sync`: what a client may say, and what the server says beside shared/protocol. */
import {
  createEncoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { messageKind, syncKind } from '#shared/protocol.ts'
import { limits } from '#shared/limits.ts'
import type { StampedPresence } from '#shared/awareness.ts'
import { FrameReader, MalformedFrame } from './frame-reader.ts'

export type ClientMessage =
  /** "Send me what is behind this state vector." */
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  /** "This is what you lack", in answer to the server's step 1. */
  | { readonly kind: 'step2'; readonly update: Uint8Array }
  /** "I have just written this." */
  | { readonly kind: 'update'; readonly update: Uint8Array }
  /** "This is what I show of myself"; a stock provider also repeats what it heard of others. */
  | { readonly kind: 'awareness'; readonly states: readonly ClientState[] }
  /** Presence too large to be relayed to everybody: many carets, and no fault. */
  | { readonly kind: 'oversizePresence' }
  /** "Send me everybody's presence." */
  | { readonly kind: 'queryAwareness' }
  /** "All that I wrote so far is this version." */
  | { readonly kind: 'version'; readonly version: number }

export interface ClientState {
  readonly clientId: number
  /** Null: gone. */
  readonly state: unknown
}

/** Reads the one message of a frame; throws MalformedFrame for everything that is not exactly one. */
export function parseFrame(frame: Uint8Array): ClientMessage {
  const reader = new FrameReader(frame)
  const message = readMessage(reader, frame.length)
  if (message.kind !== 'oversizePresence') reader.end()
  return message
}

function readMessage(reader: FrameReader, frameBytes: number): ClientMessage {
  const kind = reader.varUint()
  switch (kind) {
    case messageKind.sync:
      return readSync(reader)
    case messageKind.awareness:
      if (frameBytes > limits.presenceFrameBytes) return { kind: 'oversizePresence' }
      return { kind: 'awareness', states: readStates(new FrameReader(reader.bytes())) }
    case messageKind.queryAwareness:
      return { kind: 'queryAwareness' }
    case messageKind.version:
      return { kind: 'version', version: reader.varUint() }
    default:
      throw new MalformedFrame('no message of ours')
  }
}

function readSync(reader: FrameReader): ClientMessage {
  const kind = reader.varUint()
  switch (kind) {
    case syncKind.step1:
      return { kind: 'step1', stateVector: checkStateVector(reader.bytes()) }
    case syncKind.step2:
      return { kind: 'step2', update: reader.bytes() }
    case syncKind.update:
      return { kind: 'update', update: reader.bytes() }
    default:
      throw new MalformedFrame('no sync message')
  }
}

/** A copy, walked once here, so that Yjs never meets a declared length that is not there. */
function checkStateVector(bytes: Uint8Array): Uint8Array {
  const reader = new FrameReader(bytes)
  for (let left = reader.varUint(); left > 0; left--) {
    reader.varUint()
    reader.varUint()
  }
  reader.end()
  return new Uint8Array(bytes)
}

/** The client's clock is read and left aside: the server keeps its own for everybody. */
function readStates(reader: FrameReader): ClientState[] {
  const states: ClientState[] = []
  for (let left = reader.varUint(); left > 0; left--) {
    const clientId = reader.varUint()
    reader.varUint()
    states.push({ clientId, state: reader.json() })
  }
  reader.end()
  return states
}

function buildSync(kind: number, bytes: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, messageKind.sync)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, bytes)
  return toUint8Array(encoder)
}

export const buildStep1 = (stateVector: Uint8Array) => buildSync(syncKind.step1, stateVector)
export const buildStep2 = (update: Uint8Array) => buildSync(syncKind.step2, update)
export const buildUpdate = (update: Uint8Array) => buildSync(syncKind.update, update)

export interface ServerState {
  readonly clientId: number
  readonly clock: number
  /** Null: gone. */
  readonly state: StampedPresence<unknown> | null
}

/** In the form of y-protocols/awareness. */
export function buildPresence(states: readonly ServerState[]): Uint8Array {
  const inner = createEncoder()
  writeVarUint(inner, states.length)
  for (const { clientId, clock, state } of states) {
    writeVarUint(inner, clientId)
    writeVarUint(inner, clock)
    writeVarString(inner, JSON.stringify(state))
  }
  const encoder = createEncoder()
  writeVarUint(encoder, messageKind.awareness)
  writeVarUint8Array(encoder, toUint8Array(inner))
  return toUint8Array(encoder)
}
