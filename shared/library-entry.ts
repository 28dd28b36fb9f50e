/** An entry of the library as its author writes it: the files of a folder, and what is wrong with them. */
import { z } from 'zod'
import { languageSchema } from './language.ts'
import { limits } from './limits.ts'

export const entryKinds = ['exercises', 'plans', 'rubrics'] as const
export const entryKindSchema = z.enum(entryKinds)
export type EntryKind = z.infer<typeof entryKindSchema>

/** What authors call an entry: `flood-fill`. */
export const entryIdSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** Where an entry comes from: along with the product, a folder of this server's, or the editor page. */
export const origins = ['built-in', 'folder', 'team'] as const
export const originSchema = z.enum(origins)
export type Origin = z.infer<typeof originSchema>

/** A path inside an entry's folder: `starter/python/lift.py`. No part is hidden or leads anywhere else. */
export const entryPathSchema = z.string().refine((path) => {
  const parts = path.split('/')
  return parts.length <= limits.entryDepth && parts.every(isName)
})

/** Letters of any language, so that nobody's file is refused for its name; no name that an object has by itself. */
const isName = (part: string) =>
  part.length <= limits.fileNameLength &&
  /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_ .+-]*$/u.test(part) &&
  !part.endsWith('.') &&
  !['__proto__', 'constructor', 'prototype'].includes(part)

export const entryFileSchema = z.strictObject({
  path: entryPathSchema,
  text: z.string().max(limits.entryFileBytes),
})
export type EntryFile = z.infer<typeof entryFileSchema>

/** A list rather than keys: what an author calls a file must not become the name of a property. */
export const entryFilesSchema = z
  .array(entryFileSchema)
  .min(1)
  .max(limits.entryFiles)
  .refine((files) => new Set(files.map(({ path }) => path)).size === files.length, 'a path twice')
  .refine(
    (files) => files.reduce((sum, { text }) => sum + text.length, 0) <= limits.entryBytes,
    'too large',
  )
export type EntryFiles = readonly EntryFile[]

/** One thing that is wrong, so that its author can mend it. */
export const libraryProblemSchema = z.strictObject({
  file: z.string(),
  /** From 1. */
  line: z.number().int(),
  what: z.record(languageSchema, z.string()),
  remedy: z.record(languageSchema, z.string()),
})
export type LibraryProblem = z.infer<typeof libraryProblemSchema>

/** The one file of an entry that is no folder; the file that gives an exercise its id. */
export const mainFileOf = (kind: EntryKind, id: string): string =>
  kind === 'exercises' ? 'manifest.yaml' : `${id}.yaml`

/** How a library writes it: `lift/manifest.yaml`, `plans/short-talk.yaml`. */
export const folderOf = (kind: EntryKind, id: string): string => (kind === 'exercises' ? id : kind)

/** The same files under another id: as a copy, or because the id is taken. */
export function withId(kind: EntryKind, from: string, to: string, files: EntryFiles): EntryFile[] {
  const [before, after] = [mainFileOf(kind, from), mainFileOf(kind, to)]
  return files.map((file) =>
    file.path === before
      ? { path: after, text: file.text.replace(/^id:.*$/m, `id: ${to}`) }
      : { ...file },
  )
}
