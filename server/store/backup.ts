import { DatabaseSync, backup } from 'node:sqlite'
import { asStorageError } from './sqlite-errors.ts'
import { StorageError } from './storage-error.ts'

/**
 * Copies the store's file as of one moment, while a server may be writing to it, and checks the copy. Rooms that
 * are deleted later stay in it: keep a backup no longer than you may keep the rooms.
 */
export async function backupStore(file: string, to: string): Promise<void> {
  try {
    const source = new DatabaseSync(file, { readOnly: true })
    try {
      await backup(source, to)
    } finally {
      source.close()
    }
    const copy = new DatabaseSync(to, { readOnly: true })
    try {
      const [answer] = Object.values(copy.prepare('PRAGMA integrity_check').get() ?? {})
      if (answer !== 'ok')
        throw new StorageError('corrupt', `The backup is damaged: ${String(answer)}`)
    } finally {
      copy.close()
    }
  } catch (error) {
    throw asStorageError(error)
  }
}
