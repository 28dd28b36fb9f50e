/** The store inside its thread: synchronous, one connection, reopened after a failure of the disk. */
import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { RoomId } from '#shared/ids.ts'
import { asStorageError } from './sqlite-errors.ts'
import type { StorageError } from './storage-error.ts'
import { prepareJournal } from './sqlite-journal.ts'
import type { Journal } from './sqlite-journal.ts'
import { prepareReads } from './sqlite-reads.ts'
import { prepareWrites } from './sqlite-writes.ts'
import type { PreparedWrites } from './sqlite-writes.ts'
import { zeroFreeSpace } from './zero-free-space.ts'
import type { ReadName, Reads, Write, WriteName, Writes } from './sqlite-requests.ts'

/** SQLite moves the log into the database after a thousand pages, each with a header of its own. */
const writeAheadLogBytes = 32 + 1_000 * (4_096 + 24)

interface Connection {
  readonly database: DatabaseSync
  readonly reads: Reads
  readonly writes: PreparedWrites
  readonly journal: Journal
  /** Whether the write-ahead log was emptied since this connection opened; see `writable`. */
  emptied: boolean
}

export class SqliteEngine {
  readonly #open: () => DatabaseSync
  #connection: Connection | undefined

  constructor(open: () => DatabaseSync) {
    this.#open = open
    this.#connection = this.#connect()
  }

  /**
   * Runs all writes in one transaction and returns once it is on disk: for each write undefined, or the conflict
   * for which it alone was left out. Throws, with nothing kept, when the disk refuses.
   */
  commit(writes: readonly Write[]): (StorageError | undefined)[] {
    return this.#write((connection) => {
      // Savepoints cost a third of the time and conflicts are bugs: first try without.
      try {
        transact(connection, () => {
          for (const write of writes) apply(connection.writes, write)
        })
        return writes.map(() => undefined)
      } catch (error) {
        if (asStorageError(error).reason !== 'conflict') throw error
        return transact(connection, () => writes.map((write) => applyAlone(connection, write)))
      }
    })
  }

  read<K extends ReadName>(name: K, parameters: Parameters<Reads[K]>): unknown {
    const { reads } = (this.#connection ??= this.#connect())
    const ask = reads[name] as (...parameters: Parameters<Reads[K]>) => unknown
    return ask(...parameters)
  }

  get journalIsLong(): boolean {
    return this.#connection?.journal.isLong() ?? false
  }

  /** Moves some rows from the journal to the log; true while there are more. */
  settleSome(): boolean {
    return this.#write((connection) => transact(connection, () => connection.journal.moveSome()))
  }

  /** Removes the room, and its bytes from the write-ahead log and from wherever the file still has copies. */
  deleteRoom(room: RoomId): void {
    this.#write((connection) => {
      transact(connection, () => connection.writes.deleteRoom(room))
      emptyWriteAheadLog(connection.database)
      const file = connection.database.location()
      this.close()
      if (file !== null) zeroFreeSpace(file)
    })
  }

  /** Throws when a transaction cannot be written. */
  check(): void {
    this.#write(({ database }) => {
      const { user_version: version } = database.prepare('PRAGMA user_version').get() ?? {}
      database.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${Number(version)}; COMMIT`)
    })
  }

  close(): void {
    this.#connection?.database.close()
    this.#connection = undefined
  }

  #connect(): Connection {
    const database = this.#open()
    const journal = prepareJournal(database)
    return {
      database,
      reads: prepareReads(database),
      writes: prepareWrites(database, journal),
      journal,
      emptied: false,
    }
  }

  #write<T>(act: (connection: Connection) => T): T {
    try {
      const connection = (this.#connection ??= this.#connect())
      if (!connection.emptied) {
        // A failed fsync may have left pages in the kernel that the disk never got. Appending to such a log would
        // lose what follows in a power cut, so its content is first moved into the database, and it starts anew.
        emptyWriteAheadLog(connection.database)
        lengthenWriteAheadLog(connection.database)
        connection.emptied = true
      }
      return act(connection)
    } catch (error) {
      const named = asStorageError(error)
      // Never the same connection again: SQLite's view of the file may be ahead of the disk.
      if (named.reason !== 'conflict') this.#abandon()
      throw named
    }
  }

  #abandon() {
    try {
      this.close()
    } catch {
      // What closing finds is the failure that is being told already.
      this.#connection = undefined
    }
  }
}

function emptyWriteAheadLog(database: DatabaseSync) {
  database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
}

/**
 * Zeros in place of the log that is to come, as long as it gets before it is moved into the database. A commit then
 * overwrites, and its fsync need not also write down that the file has grown: half the time, a third less work.
 * To SQLite zeros are frames of no log. Without the room for them it goes as before.
 */
function lengthenWriteAheadLog(database: DatabaseSync) {
  const file = database.location()
  if (file === null) return
  const handle = openSync(`${file}-wal`, 'r+')
  try {
    writeSync(handle, Buffer.alloc(writeAheadLogBytes))
    fsyncSync(handle)
  } catch {
    // What room there is belongs to the commits.
    ftruncateSync(handle)
  } finally {
    closeSync(handle)
  }
}

function transact<T>({ database, writes }: Connection, act: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = act()
    database.exec('COMMIT')
    return result
  } catch (error) {
    writes.forget()
    // After some failures SQLite has rolled back by itself.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function apply<K extends WriteName>(writes: Writes, { name, argument }: Write<K>) {
  writes[name](argument)
}

function applyAlone({ database, writes }: Connection, write: Write): StorageError | undefined {
  database.exec('SAVEPOINT write')
  try {
    apply(writes, write)
    database.exec('RELEASE write')
    return undefined
  } catch (error) {
    const named = asStorageError(error)
    if (named.reason !== 'conflict') throw named
    database.exec('ROLLBACK TO write; RELEASE write')
    writes.forget()
    return named
  }
}
