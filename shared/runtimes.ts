/**
 * The languages that run in a participant's own browser, and the files that each needs there. The built-in ones are
 * listed in `built-in-runtimes.ts`; others are folders of `RUNTIMES_DIR` with a `manifest.json`. The server tells the client of both alike.
 */
import { z } from 'zod'

/** What the sandbox makes of a file before a worker gets it. */
const useSchema = z.enum([
  /** Compiled once as WebAssembly; every worker gets the same module. */
  'module',
  'bytes',
  'text',
])
export type RuntimeFileUse = z.infer<typeof useSchema>

const fileNameSchema = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9_][A-Za-z0-9._+-]*$/)
const nameSchema = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9-]*$/)
const versionSchema = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
const languageSchema = z.strictObject({
  /** As in `programmingLanguages` where it stands there. */
  language: nameSchema,
  /** What the screen calls it: a proper name, the same in every language. */
  title: z.string().min(1).max(40),
  /** Of the files that it runs, without the dot. */
  extensions: z.array(z.string().regex(/^[a-z0-9]{1,10}$/)).min(1),
  /** Whether its driver can call a function once a case. */
  tests: z.boolean(),
  /** How a program reads its input, as one would type it: `input()`. */
  reads: z.string().max(60).optional(),
})

/** `manifest.json` of a runtime pack. Its files lie beside it, the driver among them. */
export const packManifestSchema = z.strictObject({
  name: nameSchema,
  version: versionSchema,
  languages: z.array(languageSchema).min(1),
  /** A classic script for a worker, built like our own drivers. */
  driver: fileNameSchema,
  files: z.array(
    z.strictObject({
      name: fileNameSchema,
      use: useSchema,
      /** Of the file as it lies there: a pack that was changed or cut short is not served. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
})
export type PackManifest = z.infer<typeof packManifestSchema>

/** One runtime as the client hears of it. */
export const runtimeSchema = z.strictObject({
  name: nameSchema,
  version: versionSchema,
  languages: z.array(languageSchema),
  /** A file of a pack; absent when the client has the driver itself. */
  driver: fileNameSchema.optional(),
  files: z.array(
    z.strictObject({ name: fileNameSchema, use: useSchema, bytes: z.number().int().min(0) }),
  ),
})
export type Runtime = z.infer<typeof runtimeSchema>
export type RuntimeLanguage = Runtime['languages'][number]

/** GET /api/runtimes: open to everybody, since it says nothing of any room. */
export const runtimesSchema = z.array(runtimeSchema)

/** Where a runtime's file is served: it never changes under this address. */
export function runtimeAddress(runtime: Pick<Runtime, 'name' | 'version'>, file: string): string {
  return `/rt/${runtime.name}@${runtime.version}/${file}`
}
