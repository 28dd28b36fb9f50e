/** The checksum that ties each row of a room's log to the row before it, so that a lost or altered row shows. */
import { crc32 } from 'node:zlib'
import type { LogRow } from '../store/store.ts'

/** What the first row of a log is chained to. */
export const chainStart = 0

/** CRC-32 of the row's fields, continued from `before`, the checksum of the row before it. */
export function chainChecksum(before: number, row: Omit<LogRow, 'checksum'>): number {
  const { room, sequence, timeMs, document, participant = '', update } = row
  const fields = `${room} ${sequence} ${timeMs} ${document} ${participant} ${update.byteLength}\n`
  return crc32(update, crc32(fields, before))
}

/** Whether `row` is the very row that follows one of `sequence` and `checksum`. */
export function follows(row: LogRow, sequence: number, checksum: number): boolean {
  return row.sequence === sequence + 1 && row.checksum === chainChecksum(checksum, row)
}
