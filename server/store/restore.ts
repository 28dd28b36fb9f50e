import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { lockDatabase, openDatabase, prepareFolder } from './open-database.ts'
import { asStorageError } from './sqlite-errors.ts'
import { StorageError } from './storage-error.ts'

/**
 * Puts a backup in the place of the store's file; whatever goes wrong, the file that was there is there still.
 * Throws while a server has the file open, when the backup is damaged or a newer version's, and, unless `replace`
 * is set, when there is a file already.
 */
export function restoreStore(backup: string, file: string, { replace = false } = {}): void {
  try {
    expectSound(backup)
    prepareFolder(file)
    const lock = lockDatabase(file)
    try {
      if (existsSync(file) && !replace) {
        throw new StorageError('conflict', `There is a database at ${file} already.`)
      }
      putInPlace(backup, file)
    } finally {
      lock.close()
    }
  } catch (error) {
    throw asStorageError(error)
  }
}

function expectSound(backup: string) {
  if (!existsSync(backup)) throw new StorageError('conflict', `There is no file ${backup}.`)
  const database = new DatabaseSync(backup, { readOnly: true })
  try {
    const [answer] = Object.values(database.prepare('PRAGMA integrity_check').get() ?? {})
    if (answer !== 'ok')
      throw new StorageError('corrupt', `The backup is damaged: ${String(answer)}`)
    const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE name IN ('room', 'log')`)
    if (tables.all().length !== 2) {
      throw new StorageError('corrupt', `${backup} is not a backup of Pairboard.`)
    }
  } finally {
    database.close()
  }
}

/** The new file is whole on disk before it gets its name: a power cut leaves the one or the other. */
function putInPlace(backup: string, file: string) {
  const beside = `${file}.restoring`
  try {
    copyFileSync(backup, beside)
    // Also where an older version's shape becomes this one's, and a newer one's is refused.
    openDatabase(beside).close()
    sync(beside)
    // A write-ahead log belongs to the file that is leaving, and would be taken for the new one's.
    if (existsSync(file)) takeIn(file)
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true })
    renameSync(beside, file)
    sync(dirname(file))
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(beside + end, { force: true })
  }
}

/** Moves the write-ahead log into its file, so that the file is whole should the restoring end half-way. */
function takeIn(file: string) {
  try {
    const database = new DatabaseSync(file)
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    database.close()
  } catch {
    // What is too damaged for that is what is being replaced.
  }
}

function sync(path: string) {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
