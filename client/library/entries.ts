/** Requests about single entries of the library, by whichever of this browser's keys opens them. */
import { z } from 'zod'
import {
  checkedEntrySchema,
  entryVersionSchema,
  entryVersionsSchema,
  importedEntrySchema,
  libraryEntrySchema,
  savedEntrySchema,
  teamEntriesSchema,
} from '#shared/library-api.ts'
import type { EntryToCheck, EntryToSave } from '#shared/library-api.ts'
import type { EntryKind } from '#shared/library-entry.ts'
import { ask, read } from '../api.ts'
import type { Request } from '../api.ts'
import { withLibraryKey } from './library-access.ts'

export interface EntryName {
  readonly kind: EntryKind
  readonly id: string
}

const pathOf = ({ kind, id }: EntryName) => `library/${kind}/${id}`

const asked = <T>(schema: z.ZodType<T>, path: string, request: Omit<Request, 'key'> = {}) =>
  withLibraryKey((key) => read(schema, path, { ...request, key }))

/** Everything below answers `locked` when this browser may not. */
export const listTeamEntries = () => asked(teamEntriesSchema, 'library/team')
export const readEntry = (name: EntryName) => asked(libraryEntrySchema, pathOf(name))
export const listVersions = (name: EntryName) =>
  asked(entryVersionsSchema, `${pathOf(name)}/versions`)
export const readVersion = (name: EntryName, version: number) =>
  asked(entryVersionSchema, `${pathOf(name)}/versions/${version}`)

export const checkEntry = (body: EntryToCheck) =>
  asked(checkedEntrySchema, 'library/check', { method: 'POST', body })

/** Throws a ProblemError `stale-version` or `id-taken` when somebody was faster. */
export const saveEntry = (name: EntryName, body: EntryToSave) =>
  asked(savedEntrySchema, `${pathOf(name)}/versions`, { method: 'POST', body })

export const deleteEntry = (name: EntryName) =>
  withLibraryKey(async (key) => void (await ask(pathOf(name), { method: 'DELETE', key })))

export const importZip = (body: Blob) =>
  asked(importedEntrySchema, 'library/import', { method: 'POST', body })

export const exportZip = (name: EntryName) =>
  withLibraryKey(async (key) => (await ask(`${pathOf(name)}/zip`, { key })).blob())
