/** The team's part of the library in SQL: entries and their versions. */
import type { DatabaseSync } from 'node:sqlite'
import { limits } from '#shared/limits.ts'
import type { Reads, Writes } from './sqlite-requests.ts'
import { StorageError } from './storage-error.ts'
import type { EntryName, EntryRecord, EntryVersionRecord } from './store.ts'

const columns = 'kind, id, version, saved_at AS savedAtMs, offered'
const newest = `SELECT max(version) FROM entry_version AS other WHERE other.entry = entry.key`
const joined = 'entry JOIN entry_version ON entry_version.entry = entry.key'

type Row<T> = Omit<T, 'offered'> & { offered: number }
const asRecord = <T extends EntryVersionRecord>(row: Row<T>) =>
  ({ ...row, offered: row.offered === 1 }) as T

type EntryReads = Pick<
  Reads,
  'readEntries' | 'readOfferedEntries' | 'readEntryVersions' | 'readEntryVersion'
>

export function prepareEntryReads(database: DatabaseSync): EntryReads {
  const entries = database.prepare(
    `SELECT ${columns} FROM ${joined} WHERE version = (${newest}) ORDER BY kind, id`,
  )
  const offered = database.prepare(
    `SELECT ${columns}, files FROM ${joined}
     WHERE version = (${newest} AND other.offered) ORDER BY kind, id`,
  )
  const versions = database.prepare(
    `SELECT ${columns} FROM ${joined} WHERE kind = ? AND id = ? ORDER BY version DESC`,
  )
  const version = database.prepare(
    `SELECT ${columns}, files FROM ${joined} WHERE kind = ? AND id = ? AND version = ?`,
  )
  type VersionRow = Row<EntryVersionRecord>
  return {
    readEntries: () => (entries.all() as unknown as VersionRow[]).map(asRecord),
    readOfferedEntries: () =>
      (offered.all() as unknown as Row<EntryRecord>[]).map(asRecord<EntryRecord>),
    readEntryVersions: ({ kind, id }) =>
      (versions.all(kind, id) as unknown as VersionRow[]).map(asRecord),
    readEntryVersion: ({ kind, id }, number) => {
      const row = version.get(kind, id, number) as unknown as Row<EntryRecord> | undefined
      return row && asRecord<EntryRecord>(row)
    },
  }
}

export function prepareEntryWrites(
  database: DatabaseSync,
): Pick<Writes, 'addEntryVersion' | 'deleteEntry'> {
  const find = database.prepare('SELECT key FROM entry WHERE kind = ? AND id = ?')
  const insert = database.prepare('INSERT INTO entry VALUES (NULL, ?, ?) RETURNING key')
  const latest = database.prepare(
    'SELECT max(version) AS version FROM entry_version WHERE entry = ?',
  )
  const insertVersion = database.prepare('INSERT INTO entry_version VALUES (NULL, ?, ?, ?, ?, ?)')
  const dropOld = database.prepare(
    `DELETE FROM entry_version WHERE entry = ?1 AND version <= ?2 AND version <>
       (SELECT coalesce(max(version), 0) FROM entry_version WHERE entry = ?1 AND offered)`,
  )
  const remove = database.prepare('DELETE FROM entry WHERE kind = ? AND id = ?')
  const keyOf = ({ kind, id }: EntryName) => {
    const row = find.get(kind, id) ?? insert.get(kind, id)
    return Number(row?.['key'])
  }
  return {
    addEntryVersion: ({ version, savedAtMs, offered, files, ...name }) => {
      const entry = keyOf(name)
      const before = Number(latest.get(entry)?.['version'] ?? 0)
      if (version !== before + 1) {
        throw new StorageError('conflict', `Version ${version} does not follow ${before}.`)
      }
      insertVersion.run(entry, version, savedAtMs, offered ? 1 : 0, files)
      dropOld.run(entry, version - limits.versionsPerEntry)
    },
    deleteEntry: ({ kind, id }) => void remove.run(kind, id),
  }
}
