/** Why the store failed; see TSDoc of each reason. */
export type StorageReason =
  /** The disk is full: nothing of the call was kept. */
  | 'disk-full'
  /** Reading, writing or fsync failed. What the disk holds is uncertain: the process should end. */
  | 'io'
  /** The file is not a database, or damaged. */
  | 'corrupt'
  /** This one entry contradicts what is stored; the rest of its commit was kept. */
  | 'conflict'
  /** Another server has the file. */
  | 'locked'
  /** The folder cannot be written to. */
  | 'unwritable'
  /** Written by a newer version, or SQLite itself is too old. */
  | 'version'
  | 'closed'

export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly reason: StorageReason

  constructor(reason: StorageReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}
