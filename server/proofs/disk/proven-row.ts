import type { RoomId } from '#shared/ids.ts'
import type { LogRow } from '../../store/store.ts'

/** A row whose bytes follow from its sequence: small as a keystroke for the most part, sometimes a paste. */
export function provenRow(room: RoomId, sequence: number): LogRow {
  const size = sequence % 7 === 0 ? 3_000 : 24
  return {
    room,
    sequence,
    timeMs: 1_700_000_000_000 + sequence,
    document: 'code',
    participant: undefined,
    update: new Uint8Array(size).fill(sequence & 255),
    checksum: (sequence * 2_654_435_761) >>> 0,
  }
}
