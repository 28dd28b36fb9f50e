/**
 * Where the rows of all rooms are at first: one behind the other, in the order of their commits. Such a commit writes
 * a page or two, however many rooms have part in it; to the log, which lies room by room so that one is read and
 * deleted quickly, it would write a page for each. From time to time the rows move there, many of a room at once.
 */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'

/** So many rows take about a megabyte, and reading a room passes over them in a millisecond. */
const longAbove = 16_384
/** Rows moved in one transaction, unless one room alone has more: nobody's keystroke waits for much more. */
const rowsAtOnce = 1_000

export type JournalRow = readonly [
  room: number,
  sequence: number,
  time: number,
  document: number,
  participant: number | null,
  checksum: number,
  bytes: Uint8Array,
]

export interface Journal {
  append(row: JournalRow): void
  isLong(): boolean
  /**
   * Moves some of the rows, as part of a transaction of the caller's; true while there are more. What is in both
   * places, because a move was interrupted, counts once.
   */
  moveSome(): boolean
}

interface Move {
  /** The newest row that is moved. Those behind it wait for the next move. */
  readonly upTo: SQLInputValue
  readonly rooms: { readonly room: number; readonly rows: number }[]
  /** Rooms up to this one have been moved. */
  doneTo: number
}

export function prepareJournal(database: DatabaseSync): Journal {
  const insert = database.prepare('INSERT INTO journal VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)')
  const measure = database.prepare('SELECT count(*) AS rows, max(key) AS newest FROM journal')
  const share = database.prepare(
    'SELECT room, count(*) AS rows FROM journal WHERE key <= ? GROUP BY room ORDER BY room',
  )
  const copy = database.prepare(
    `INSERT OR IGNORE INTO log
     SELECT room, sequence, time, document, participant, checksum, bytes FROM journal
     WHERE key <= ? AND room > ? AND room <= ? ORDER BY room, sequence`,
  )
  const drop = database.prepare('DELETE FROM journal WHERE key <= ?')
  const rowsNow = () => Number(measure.get()?.['rows'])
  let rows = rowsNow()
  let move: Move | undefined

  function begin(): Move | undefined {
    const newest = measure.get()?.['newest']
    if (newest === null || newest === undefined) return undefined
    const rooms = share.all(newest) as unknown as Move['rooms']
    return { upTo: newest, rooms: rooms.toReversed(), doneTo: 0 }
  }

  return {
    append(row) {
      insert.run(...row)
      rows++
    },
    isLong: () => rows > longAbove,
    moveSome() {
      move ??= begin()
      if (!move) return false
      const from = move.doneTo
      let taken = 0
      do {
        const next = move.rooms.pop()
        taken += next?.rows ?? 0
        move.doneTo = next?.room ?? from
      } while (taken + (move.rooms.at(-1)?.rows ?? Infinity) <= rowsAtOnce)
      copy.run(move.upTo, from, move.doneTo)
      if (move.rooms.length > 0) return true
      drop.run(move.upTo)
      move = undefined
      rows = rowsNow()
      return false
    },
  }
}
