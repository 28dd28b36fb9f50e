/** Frames and updates that no honest browser would build. */
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import type { Encoder } from 'lib0/encoding'
import { writeUint8Array, writeVarUint8Array } from 'lib0/encoding'
import * as Y from 'yjs'
import { messageKind } from '#shared/protocol.ts'

export function bytesOf(write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder()
  write(encoder)
  return toUint8Array(encoder)
}

/** An update of one item that is a mere length: what a client's clock is moved by. */
export const clockBomb = (client: number, length: number) =>
  bytesOf((e) => {
    for (const number of [1, 1, client, 0, 0, length, 0]) writeVarUint(e, number)
  })

/** Seven bytes that declare as many items, and hold none. */
export const countBomb = (client: number, count: number) =>
  bytesOf((e) => {
    for (const number of [1, count, client, 0]) writeVarUint(e, number)
  })

/** An update whose items lean on ids that nobody has: Yjs would keep it waiting for ever. */
export function pendingBomb(client: number, root: string): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  const list = doc.getArray<string>(root)
  list.push(['first'])
  const before = Y.encodeStateVector(doc)
  list.push(['second'])
  return Y.encodeStateAsUpdate(doc, before)
}

/** The same number in one byte more than it takes. */
export const overlong = (number: number) => Uint8Array.of(number | 0x80, 0)

/** Presence in the name of whoever one likes. */
export const forgedPresence = (
  states: readonly { readonly clientId: number; readonly clock: number; readonly state: unknown }[],
) =>
  bytesOf((e) => {
    writeVarUint(e, messageKind.awareness)
    writeVarUint8Array(
      e,
      bytesOf((inner) => {
        writeVarUint(inner, states.length)
        for (const { clientId, clock, state } of states) {
          writeVarUint(inner, clientId)
          writeVarUint(inner, clock)
          writeVarString(inner, JSON.stringify(state))
        }
      }),
    )
  })

/** `bytes` with its first byte, a number below 128, spelt overlong. */
export const spelledOverlong = (bytes: Uint8Array) =>
  bytesOf((e) => {
    writeUint8Array(e, overlong(bytes[0] ?? 0))
    writeUint8Array(e, bytes.subarray(1))
  })
