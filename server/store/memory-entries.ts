/** The team's part of the library in the memory store. */
import { limits } from '#shared/limits.ts'
import { StorageError } from './storage-error.ts'
import type { EntryName, EntryRecord, EntryVersionRecord } from './store.ts'

export function openMemoryEntries() {
  /** Versions by entry, oldest first. */
  const entries = new Map<string, EntryRecord[]>()
  const versionsOf = ({ kind, id }: EntryName) => entries.get(`${kind}/${id}`) ?? []
  const all = () =>
    [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, versions]) => versions)

  return {
    add(entry: EntryRecord) {
      const before = versionsOf(entry)
      const last = before.at(-1)?.version ?? 0
      if (entry.version !== last + 1) {
        throw new StorageError('conflict', `version ${entry.version} does not follow ${last}`)
      }
      const versions = [...before, entry]
      const offered = versions.findLast((one) => one.offered)
      const kept = versions.filter(
        (one) => one === offered || one.version > entry.version - limits.versionsPerEntry,
      )
      entries.set(`${entry.kind}/${entry.id}`, kept)
    },
    newest: () => all().flatMap((versions) => withoutFiles(versions.slice(-1))),
    offered: () => all().flatMap((versions) => versions.findLast(({ offered }) => offered) ?? []),
    versions: (name: EntryName) => withoutFiles(versionsOf(name)).toReversed(),
    version: (name: EntryName, version: number) =>
      versionsOf(name).find((one) => one.version === version),
    remove: ({ kind, id }: EntryName) => void entries.delete(`${kind}/${id}`),
  }
}

const withoutFiles = (versions: readonly EntryRecord[]): EntryVersionRecord[] =>
  versions.map(({ kind, id, version, savedAtMs, offered }) => ({
    kind,
    id,
    version,
    savedAtMs,
    offered,
  }))
