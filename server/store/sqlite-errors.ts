/** What SQLite's and the file system's codes mean to the store's callers. */
import { StorageError } from './storage-error.ts'
import type { StorageReason } from './storage-error.ts'

/** Primary result codes, https://sqlite.org/rescode.html; an extended code holds its primary in the low byte. */
const reasons: Readonly<Record<number, StorageReason>> = {
  5: 'locked',
  6: 'locked',
  8: 'unwritable',
  10: 'io',
  11: 'corrupt',
  13: 'disk-full',
  14: 'unwritable',
  19: 'conflict',
  26: 'corrupt',
}

/** Names a failure; what nothing is known of counts as 'io', so that nobody trusts the disk after it. */
export function asStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : undefined
  const reason = (code !== undefined && reasons[code & 0xff]) || 'io'
  const message = error instanceof Error ? error.message : String(error)
  return new StorageError(reason, message, { cause: error })
}
