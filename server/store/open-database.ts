/** Opens the file so that "committed" means "on disk", or not at all. */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { migrate } from './migrations.ts'
import { asStorageError } from './sqlite-errors.ts'
import { StorageError } from './storage-error.ts'

/** Before 3.51.3 a WAL reset could race a checkpoint and lose committed transactions. */
const oldestSqlite = '3.51.3'

/** Each is set and read back: SQLite answers a setting it cannot honour with silence. */
const settings: readonly [name: string, value: string, readBack: unknown][] = [
  ['busy_timeout', '5000', 5000],
  // A commit is one append to the log and one fsync.
  ['journal_mode', 'WAL', 'wal'],
  // NORMAL would leave out the fsync of each commit: a power cut would lose acknowledged work.
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  // What is deleted is overwritten with zeros.
  ['secure_delete', 'ON', 1],
]

export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { defensive: true })
  try {
    expectRecentSqlite(database)
    for (const [name, value, readBack] of settings) {
      database.exec(`PRAGMA ${name} = ${value}`)
      const [found] = Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})
      if (found !== readBack) {
        throw new StorageError('unwritable', `SQLite refuses ${name} = ${value} on ${file}.`)
      }
    }
    migrate(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function expectRecentSqlite(database: DatabaseSync) {
  const version = String(database.prepare('SELECT sqlite_version() AS version').get()?.['version'])
  if (version.localeCompare(oldestSqlite, 'en', { numeric: true }) < 0) {
    throw new StorageError(
      'version',
      `This Node.js brings SQLite ${version}, which may lose data; ${oldestSqlite} or newer is needed.`,
    )
  }
}

/**
 * Keeps a second server off the file for as long as the returned connection is open. The operating system lets
 * go of the lock when the process dies, however it dies.
 */
export function lockDatabase(file: string): DatabaseSync {
  const lock = new DatabaseSync(`${file}.lock`)
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    const named = asStorageError(error)
    if (named.reason !== 'locked') throw named
    throw new StorageError(
      'locked',
      `Another server has ${file} open. Stop it first, or give this one a folder of its own.`,
    )
  }
}

/** Makes the file's folder, or says what to do when that cannot be. */
export function prepareFolder(file: string): void {
  const folder = dirname(file)
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new StorageError(
      'unwritable',
      `The folder ${folder} cannot be written to (${why}). ` +
        'Give the user that runs the server write access to it, or choose another folder.',
      { cause: error },
    )
  }
}
