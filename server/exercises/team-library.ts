/** The library as a whole: the folders', and beside it what the team has written on the editor page. */
import type { LibraryProblem } from '#shared/library-entry.ts'
import { entryFilesSchema, entryKinds } from '#shared/library-entry.ts'
import type { EntryFiles, EntryKind, Origin } from '#shared/library-entry.ts'
import type { EntryToSave, SavedEntry, TeamEntry } from '#shared/library-api.ts'
import { limits } from '#shared/limits.ts'
import { StorageError } from '../store/storage-error.ts'
import type { EntryName, EntryRecord, EntryVersionRecord, Store } from '../store/store.ts'
import { checkEntry } from './check-entry.ts'
import type { EntryCheck } from './check-entry.ts'
import { LibraryError } from './problems.ts'
import type { EntryValues } from './read-entries.ts'
import { criteriaOf } from './read-library.ts'
import type { ExerciseLibrary } from './library.ts'

/** Why an entry was not saved. Whoever asked still has it. */
export type SaveRefusal = 'id-taken' | 'stale-version' | 'too-many-entries'

export interface TeamLibrary extends ExerciseLibrary {
  list(): Promise<TeamEntry[]>
  check<K extends EntryKind>(kind: K, id: string, files: EntryFiles): Promise<EntryCheck<K>>
  save(name: EntryName, entry: EntryToSave): Promise<SavedEntry | SaveRefusal>
  /** Newest first; empty when the team has no such entry. */
  versions(name: EntryName): Promise<EntryVersionRecord[]>
  version(
    name: EntryName,
    version: number,
  ): Promise<(EntryVersionRecord & { readonly files: EntryFiles }) | undefined>
  /** The version that interviews are made of. */
  offeredVersion(name: EntryName): number | undefined
  remove(name: EntryName): Promise<void>
}

/** An entry that is offered. */
interface Offered<K extends EntryKind = EntryKind> {
  readonly kind: K
  readonly version: number
  readonly value: EntryValues[K]
  readonly files: EntryFiles
}

type TeamStore = Pick<
  Store,
  | 'addEntryVersion'
  | 'readEntries'
  | 'readOfferedEntries'
  | 'readEntryVersions'
  | 'readEntryVersion'
  | 'deleteEntry'
>

interface TeamLibraryParts {
  readonly folders: ExerciseLibrary
  readonly store: TeamStore
  readonly nowMs: () => number
  /** What this version of the product finds wrong with entries that an earlier one took: they are left out. */
  readonly onProblems: (error: LibraryError) => void
}

export async function openTeamLibrary(parts: TeamLibraryParts): Promise<TeamLibrary> {
  const { folders, store, nowMs } = parts
  const offered = new Map<string, Offered>()
  const problems: LibraryProblem[] = []
  for (const record of await store.readOfferedEntries()) {
    const found = await takeIn(record, undefined)
    problems.push(...found)
  }
  if (problems.length > 0) parts.onProblems(new LibraryError(problems))

  /** Offers a version that was checked when it was saved; what a ladder names then may have gone since. */
  async function takeIn(record: EntryRecord, known: EntryCheck | undefined) {
    const files = filesOf(record)
    const check = known ?? (await checkEntry(record.kind, record.id, files, undefined))
    const { kind, version } = record
    const before = offered.get(keyOf(record))
    if (check.value && (before?.version ?? 0) < version) {
      offered.set(keyOf(record), { kind, version, value: check.value, files })
    }
    return check.problems.map((problem) => ({
      ...problem,
      file: `${keyOf(record)}/${problem.file}`,
    }))
  }

  const find = <K extends EntryKind>(kind: K, id: string) =>
    offered.get(keyOf({ kind, id })) as Offered<K> | undefined
  /** A folder's entry of the same id goes first: it may have come after the team's. */
  const own = <K extends EntryKind>(kind: K): EntryValues[K][] =>
    [...offered.values()]
      .filter((entry): entry is Offered<K> => entry.kind === kind)
      .map(({ value }) => value)
      .filter(({ id }) => folders.originOf(kind, id) === undefined)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))

  async function save(
    name: EntryName,
    { files, base, draft }: EntryToSave,
  ): Promise<SavedEntry | SaveRefusal> {
    if (folders.originOf(name.kind, name.id) !== undefined) return 'id-taken'
    if (base === 0 && (await store.readEntries()).length >= limits.teamEntries) {
      return 'too-many-entries'
    }
    const checked = await library.check(name.kind, name.id, files)
    const record: EntryRecord = {
      ...name,
      version: base + 1,
      savedAtMs: nowMs(),
      offered: !draft && checked.problems.length === 0,
      files: JSON.stringify(files),
    }
    try {
      await store.addEntryVersion(record)
    } catch (error) {
      if (!(error instanceof StorageError && error.reason === 'conflict')) throw error
      return base === 0 ? 'id-taken' : 'stale-version'
    }
    if (record.offered) await takeIn(record, checked)
    const { version, savedAtMs } = record
    return {
      version,
      savedAtMs,
      offered: record.offered,
      offers: library.offeredVersion(name) ?? null,
      problems: [...checked.problems],
    }
  }

  const library: TeamLibrary = {
    get plans() {
      return [...folders.plans, ...own('plans')]
    },
    get rubrics() {
      return [...folders.rubrics, ...own('rubrics')]
    },
    get exercises() {
      return [...folders.exercises, ...own('exercises')]
    },
    plan: (id) => folders.plan(id) ?? find('plans', id)?.value,
    rubric: (id) => folders.rubric(id) ?? find('rubrics', id)?.value,
    exercise: (id) => folders.exercise(id) ?? find('exercises', id)?.value,
    originOf: (kind, id): Origin | undefined =>
      folders.originOf(kind, id) ?? (find(kind, id) ? 'team' : undefined),
    filesOf: (kind, id) => folders.filesOf(kind, id) ?? find(kind, id)?.files,
    close: () => folders.close(),

    check: (kind, id, files) => checkEntry(kind, id, files, criteriaOf(library.rubrics)),
    save,
    async list() {
      const entries = await store.readEntries()
      return entries
        .filter(({ kind }) => entryKinds.includes(kind))
        .map(({ kind, id, version, savedAtMs, offered }) => ({
          kind,
          id,
          version,
          savedAtMs,
          offered,
          title: find(kind, id)?.value.title ?? null,
          offers: library.offeredVersion({ kind, id }) ?? null,
        }))
    },
    versions: (name) => store.readEntryVersions(name),
    async version(name, version) {
      const record = await store.readEntryVersion(name, version)
      return record && { ...record, files: filesOf(record) }
    },
    offeredVersion: ({ kind, id }) => find(kind, id)?.version,
    async remove(name) {
      await store.deleteEntry(name)
      offered.delete(keyOf(name))
    },
  }
  return library
}

const keyOf = ({ kind, id }: EntryName) => `${kind}/${id}`

const filesOf = ({ files }: EntryRecord): EntryFiles => entryFilesSchema.parse(JSON.parse(files))
