/** Single entries of the library: their files for whoever may read them, the team's own for whoever may write them. */
import type { z } from 'zod'
import type {
  CheckedEntry,
  EntryToCheck,
  EntryToSave,
  LibraryEntry,
  entryVersionSchema,
  entryVersionsSchema,
} from '#shared/library-api.ts'
import { entryIdSchema, entryKindSchema } from '#shared/library-entry.ts'
import type { AddressBuckets } from '../access/token-bucket.ts'
import type { TeamLibrary } from '../exercises/team-library.ts'
import type { EntryName, EntryVersionRecord } from '../store/store.ts'
import { ProblemError } from './problem.ts'
import type { Answer } from './route.ts'

type Params = Readonly<Record<string, string>>

/** Throws as if there were no such entry when kind or id is not well formed. */
export function nameOf(params: Params): EntryName {
  const kind = entryKindSchema.safeParse(params['kind'])
  const id = entryIdSchema.safeParse(params['id'])
  if (!kind.success || !id.success) throw new ProblemError('not-found')
  return { kind: kind.data, id: id.data }
}

const shown = ({ version, savedAtMs, offered }: EntryVersionRecord) => ({
  version,
  savedAtMs,
  offered,
})

export function listTeamEntries(library: TeamLibrary): Answer<'author'> {
  return () => library.list()
}

export function readEntry(library: TeamLibrary): Answer<'library reader'> {
  return ({ reads, params }) => entryOf(library, nameOf(params), reads)
}

/** What is not built in is for those who read all; to others it is forbidden whether it exists or not. */
export async function entryOf(
  library: TeamLibrary,
  name: EntryName,
  reads: 'built-in' | 'all',
): Promise<LibraryEntry> {
  const origin = library.originOf(name.kind, name.id)
  if (reads !== 'all' && origin !== 'built-in') throw new ProblemError('forbidden')
  const [newest] = origin === 'team' || !origin ? await library.versions(name) : []
  if (newest) {
    const version = await library.version(name, newest.version)
    if (!version) throw new ProblemError('not-found')
    const offers = library.offeredVersion(name) ?? null
    return { ...name, origin: 'team', files: [...version.files], version: newest.version, offers }
  }
  const files = library.filesOf(name.kind, name.id)
  if (!origin || !files) throw new ProblemError('not-found')
  return { ...name, origin, files: [...files], version: 0, offers: null }
}

/** Reading Markdown takes time: so often as one types, and no more. */
export function payFor(edits: AddressBuckets, address: string): void {
  if (!edits.of(address).take()) throw new ProblemError('too-many-requests')
}

export function checkEntry(
  library: TeamLibrary,
  edits: AddressBuckets,
): Answer<'author', EntryToCheck> {
  return async ({ address, body: { kind, id, files } }) => {
    payFor(edits, address)
    const { problems, value } = await library.check(kind, id, files)
    const name = { exercises: 'exercise', plans: 'plan', rubrics: 'rubric' }[kind]
    return { problems: [...problems], ...(value && { [name]: value }) } satisfies CheckedEntry
  }
}

export function saveEntry(
  library: TeamLibrary,
  edits: AddressBuckets,
): Answer<'author', EntryToSave> {
  return async ({ address, body, params }) => {
    payFor(edits, address)
    const saved = await library.save(nameOf(params), body)
    if (typeof saved === 'string') throw new ProblemError(saved)
    return saved
  }
}

export function listVersions(library: TeamLibrary): Answer<'author'> {
  return async ({ params }) => {
    const versions = await library.versions(nameOf(params))
    if (versions.length === 0) throw new ProblemError('not-found')
    return versions.map(shown) satisfies z.infer<typeof entryVersionsSchema>
  }
}

export function readVersion(library: TeamLibrary): Answer<'author'> {
  return async ({ params }) => {
    const number = /^[1-9]\d{0,8}$/.test(params['version'] ?? '') ? Number(params['version']) : 0
    const version = await library.version(nameOf(params), number)
    if (!version) throw new ProblemError('not-found')
    return { ...shown(version), files: [...version.files] } satisfies z.infer<
      typeof entryVersionSchema
    >
  }
}

export function deleteEntry(library: TeamLibrary): Answer<'author'> {
  return ({ params }) => library.remove(nameOf(params))
}
