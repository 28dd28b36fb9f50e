/** The logs of interviews that are long over, in less space. What is read of them is the same. */
import { isDeepStrictEqual } from 'node:util'
import type { DatabaseSync } from 'node:sqlite'
import type { RoomId } from '#shared/ids.ts'
import { packRows, unpackRows } from './pack-rows.ts'
import type { PackedRow } from './pack-rows.ts'
import { StorageError } from './storage-error.ts'
import { rowsWorthArchiving } from './store.ts'

/** Replay reads a log from some row on: it unpacks no more than this many too many. */
const rowsPerPiece = 4_096

interface Piece {
  readonly first: number
  readonly bytes: Uint8Array
}
export type ArchivedRow = PackedRow & { readonly sequence: number }

export function prepareArchiveReads(database: DatabaseSync) {
  const pieces = database.prepare(
    `SELECT first, bytes FROM archive
     WHERE room = (SELECT key FROM room WHERE id = ?) AND last > ? ORDER BY first`,
  )
  const due = database.prepare(
    `SELECT id FROM room WHERE ended_at <= ? AND ${rowsWorthArchiving} = (SELECT count(*) FROM (
       SELECT 1 FROM log WHERE room = room.key UNION ALL
       SELECT 1 FROM journal WHERE room = room.key LIMIT ${rowsWorthArchiving}))`,
  )
  return {
    /** Archived rows with a greater sequence, in order, the first `most` of them. */
    archived: (room: RoomId, afterSequence: number, most: number): ArchivedRow[] => {
      const rows: ArchivedRow[] = []
      for (const piece of pieces.iterate(room, afterSequence)) {
        const { first, bytes } = piece as unknown as Piece
        for (const [index, row] of unpackRows(bytes).entries()) {
          const sequence = first + index
          if (sequence > afterSequence) rows.push({ ...row, sequence })
        }
        if (rows.length >= most) return rows.slice(0, most)
      }
      return rows
    },
    roomsToArchive: (endedBeforeMs: number): RoomId[] =>
      due.all(endedBeforeMs).map(({ id }) => id as RoomId),
  }
}

export function prepareArchiveWrites(database: DatabaseSync) {
  const settle = database.prepare(
    `INSERT OR IGNORE INTO log SELECT room, sequence, time, document, participant, checksum, bytes
     FROM journal WHERE room = ? ORDER BY sequence`,
  )
  const clearJournal = database.prepare('DELETE FROM journal WHERE room = ?')
  const read = database.prepare(
    `SELECT sequence, time, document, participant, checksum, bytes FROM log
     WHERE room = ? ORDER BY sequence LIMIT ${rowsPerPiece}`,
  )
  const insert = database.prepare('INSERT INTO archive VALUES (NULL, ?, ?, ?, ?)')
  const drop = database.prepare('DELETE FROM log WHERE room = ? AND sequence <= ?')
  const dropOldCheckpoints = database.prepare(
    `DELETE FROM checkpoint WHERE room = ?1 AND sequence <
       (SELECT max(sequence) FROM checkpoint WHERE room = ?1)`,
  )

  /** False when nothing is left. Refuses a piece that does not read back as what was put in. */
  function packNext(room: number): boolean {
    const rows = read.all(room) as unknown as ArchivedRow[]
    const [first, last] = [rows[0]?.sequence, rows.at(-1)?.sequence]
    if (first === undefined || last === undefined) return false
    const plain = rows.map(({ time, document, participant, checksum, bytes }) => ({
      time,
      document,
      participant,
      checksum,
      bytes: new Uint8Array(bytes),
    }))
    const packed = packRows(plain)
    if (last - first + 1 !== rows.length || !isDeepStrictEqual(unpackRows(packed), plain)) {
      throw new StorageError('conflict', `Rows ${first} to ${last} cannot be archived.`)
    }
    insert.run(room, first, last, packed)
    drop.run(room, last)
    return true
  }

  return {
    /** Packs all rows of the room, whose key this is, and keeps one checkpoint. */
    archive: (room: number): void => {
      settle.run(room)
      clearJournal.run(room)
      let more = true
      while (more) more = packNext(room)
      dropOldCheckpoints.run(room)
    },
  }
}
