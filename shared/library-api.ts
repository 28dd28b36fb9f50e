/** Requests about single entries of the library, and their answers. */
import { z } from 'zod'
import { exerciseSchema } from './exercise.ts'
import { localisedSchema } from './language.ts'
import {
  entryFilesSchema,
  entryIdSchema,
  entryKindSchema,
  libraryProblemSchema,
  originSchema,
} from './library-entry.ts'
import { planSchema } from './plan.ts'
import { rubricSchema } from './rubric.ts'

const versionNumber = z.number().int().min(1)
const named = { kind: entryKindSchema, id: entryIdSchema }
const version = {
  version: versionNumber,
  savedAtMs: z.number(),
  /** Interviews could be made of it, as far as it was the newest such version. */
  offered: z.boolean(),
}

/** GET /api/library/team: what the team has written, drafts too. */
export const teamEntriesSchema = z.array(
  z.strictObject({
    ...named,
    /** Of the version that is offered; null when none is. */
    title: localisedSchema.nullable(),
    ...version,
    /** The version that interviews are made of; null when every one is a draft. */
    offers: versionNumber.nullable(),
  }),
)
export type TeamEntry = z.infer<typeof teamEntriesSchema>[number]

/** GET /api/library/:kind/:id: the files of any entry that the asker may read; a team's as they were saved last. */
export const libraryEntrySchema = z.strictObject({
  ...named,
  origin: originSchema,
  files: entryFilesSchema,
  /** The newest one's number; 0 for what has no versions. */
  version: z.number().int().min(0),
  offers: versionNumber.nullable(),
})
export type LibraryEntry = z.infer<typeof libraryEntrySchema>

/** POST /api/library/check: what is wrong with an entry, and what comes of it if nothing is. */
export const entryToCheckSchema = z.strictObject({ ...named, files: entryFilesSchema })
export type EntryToCheck = z.infer<typeof entryToCheckSchema>
export const checkedEntrySchema = z.strictObject({
  problems: z.array(libraryProblemSchema),
  exercise: exerciseSchema.optional(),
  plan: planSchema.optional(),
  rubric: rubricSchema.optional(),
})
export type CheckedEntry = z.infer<typeof checkedEntrySchema>

/** POST /api/library/:kind/:id/versions */
export const entryToSaveSchema = z.strictObject({
  files: entryFilesSchema,
  /** The version that was changed; 0 for an entry that is new. Any other than the newest is refused. */
  base: z.number().int().min(0),
  /** Not to be offered even though nothing is wrong with it. */
  draft: z.boolean(),
})
export type EntryToSave = z.infer<typeof entryToSaveSchema>
export const savedEntrySchema = z.strictObject({
  ...version,
  offers: versionNumber.nullable(),
  problems: z.array(libraryProblemSchema),
})
export type SavedEntry = z.infer<typeof savedEntrySchema>

/** GET /api/library/:kind/:id/versions, newest first; …/versions/:version gives one back. */
export const entryVersionsSchema = z.array(z.strictObject(version))
export type EntryVersion = z.infer<typeof entryVersionsSchema>[number]
export const entryVersionSchema = z.strictObject({ ...version, files: entryFilesSchema })

/** POST /api/library/import, a zip as body: nothing of it is kept yet. */
export const importedEntrySchema = z.union([
  z.strictObject({ entry: entryToCheckSchema }),
  z.strictObject({ refused: z.array(libraryProblemSchema) }),
])
export type ImportedEntry = z.infer<typeof importedEntrySchema>
