/**
 * Rows of a finished interview as one compressed piece: what is alike lies side by side (times, lengths, updates),
 * which is a fraction of what the rows take one by one.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** A row as the log's table has it, without its room and its sequence: rows that are packed together are dense. */
export interface PackedRow {
  readonly time: number
  readonly document: number
  readonly participant: number | null
  /** Signed, 32 bits. */
  readonly checksum: number
  readonly bytes: Uint8Array
}

/** Half a minute of processor time would buy a twentieth less. */
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

export function packRows(rows: readonly PackedRow[]): Uint8Array {
  const packed = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, rows.length)
    let before = 0
    for (const { time } of rows) {
      encoding.writeVarInt(encoder, time - before)
      before = time
    }
    for (const { document } of rows) encoding.writeVarUint(encoder, document)
    for (const { participant } of rows) encoding.writeVarUint(encoder, (participant ?? -1) + 1)
    for (const { bytes } of rows) encoding.writeVarUint(encoder, bytes.length)
    for (const { bytes } of rows) encoding.writeUint8Array(encoder, bytes)
    for (const { checksum } of rows) encoding.writeUint32(encoder, checksum >>> 0)
  })
  return brotliCompressSync(packed, options)
}

/** Throws on anything but what `packRows` made. */
export function unpackRows(packed: Uint8Array): PackedRow[] {
  const decoder = decoding.createDecoder(brotliDecompressSync(packed))
  const count = decoding.readVarUint(decoder)
  const each = <T>(read: () => T) => Array.from({ length: count }, read)
  let before = 0
  const times = each(() => (before += decoding.readVarInt(decoder)))
  const documents = each(() => decoding.readVarUint(decoder))
  const participants = each(() => decoding.readVarUint(decoder))
  const lengths = each(() => decoding.readVarUint(decoder))
  // Copies: a view would keep all of them in memory for one.
  const updates = lengths.map((length) => decoding.readUint8Array(decoder, length).slice())
  return updates.map((bytes, index) => ({
    time: times[index] ?? 0,
    document: documents[index] ?? 0,
    participant: participants[index] ? (participants[index] ?? 0) - 1 : null,
    checksum: decoding.readUint32(decoder) | 0,
    bytes,
  }))
}
