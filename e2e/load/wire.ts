/** How each server under test wants its frames: the same Yjs messages, dressed differently. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export interface Wire {
  update(document: string, update: Uint8Array): Uint8Array
  step1(document: string, stateVector: Uint8Array): Uint8Array
  /** What must be sent first, when anything. */
  greeting(document: string): Uint8Array | undefined
  /** The sync step that a frame is (0 step 1, 1 step 2, 2 update) with its payload; undefined for all else. */
  read(frame: Uint8Array): { step: number; payload: Uint8Array } | undefined
}

function message(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const sync = (encoder: encoding.Encoder, step: number, payload: Uint8Array) => {
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
}

function readSync(decoder: decoding.Decoder) {
  const kind = decoding.readVarUint(decoder)
  if (kind !== 0) return undefined
  const step = decoding.readVarUint(decoder)
  return { step, payload: decoding.readVarUint8Array(decoder) }
}

/** y-websocket's: Pairboard, @y/websocket-server and the raw relay. */
export const plainWire: Wire = {
  update: (_, update) => message((encoder) => sync(encoder, 2, update)),
  step1: (_, stateVector) => message((encoder) => sync(encoder, 0, stateVector)),
  greeting: () => undefined,
  read: (frame) => readSync(decoding.createDecoder(frame)),
}

/** Hocuspocus puts the document's name in front and wants a token, even an empty one, before anything. */
export const hocuspocusWire: Wire = {
  update: (document, update) =>
    message((encoder) => {
      encoding.writeVarString(encoder, document)
      sync(encoder, 2, update)
    }),
  step1: (document, stateVector) =>
    message((encoder) => {
      encoding.writeVarString(encoder, document)
      sync(encoder, 0, stateVector)
    }),
  greeting: (document) =>
    message((encoder) => {
      encoding.writeVarString(encoder, document)
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, '')
    }),
  read(frame) {
    const decoder = decoding.createDecoder(frame)
    decoding.readVarString(decoder)
    return readSync(decoder)
  },
}
