import { createEncoder, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding'
import type { ClientStructs, IdRange } from './update-parser.ts'

/** Writes an update of these items, whose bytes are taken over as they stand in `source`, and these deletions. */
export function writeUpdate(
  source: Uint8Array,
  clients: readonly ClientStructs[],
  deletes: readonly IdRange[],
): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, clients.length)
  for (const { client, structs } of clients) {
    const first = structs[0]
    const last = structs.at(-1)
    writeVarUint(encoder, structs.length)
    writeVarUint(encoder, client)
    writeVarUint(encoder, first?.clock ?? 0)
    writeUint8Array(encoder, source.subarray(first?.from, last?.to))
  }
  const byClient = Map.groupBy(deletes, ({ client }) => client)
  writeVarUint(encoder, byClient.size)
  for (const [client, ranges] of byClient) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, ranges.length)
    for (const { clock, length } of ranges) {
      writeVarUint(encoder, clock)
      writeVarUint(encoder, length)
    }
  }
  return toUint8Array(encoder)
}
