import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { builtInRuntimes, madeFile } from '#shared/built-in-runtimes.ts'
import type { BuiltInRuntime } from '#shared/built-in-runtimes.ts'
import type { OfferedRuntime } from './runtimes.ts'

const packageSchema = z.object({ version: z.string() })

export interface RuntimeFolders {
  /** Where npm put the packages. */
  readonly packages: string
  /** What our build has made of them. */
  readonly made: string
}

/**
 * Our own runtimes, out of npm's packages. Throws when one is not there, unless it is optional: then its languages are
 * not offered.
 */
export async function readBuiltIn(
  folders: RuntimeFolders,
  runtimes: readonly BuiltInRuntime[] = builtInRuntimes,
): Promise<OfferedRuntime[]> {
  const read = runtimes.map((runtime) =>
    readOne(folders, runtime).catch((error: unknown) => {
      if (runtime.optional && isMissing(error)) return undefined
      throw error
    }),
  )
  return (await Promise.all(read)).filter((runtime) => runtime !== undefined)
}

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

async function readOne(
  { packages, made }: RuntimeFolders,
  runtime: BuiltInRuntime,
): Promise<OfferedRuntime> {
  const names = new Set(runtime.files.map(({ from }) => packageOf(from)))
  const versions = await Promise.all([...names].map((name) => versionOf(packages, name)))
  // Its address says which versions of which packages it is: it may be kept for ever.
  const version = versions.length === 0 ? '1' : versions.join('_').replaceAll('+', '-')
  const files = runtime.files.map(async (file) => {
    const { name, use, from } = file
    const path = file.made
      ? join(made, madeFile(runtime.name, version, name))
      : join(packages, from)
    return { path, file: { name, use, bytes: (await stat(path)).size } }
  })
  const found = await Promise.all(files)
  return {
    name: runtime.name,
    version,
    languages: [...runtime.languages],
    files: found.map(({ file }) => file),
    paths: new Map(found.map(({ file, path }) => [file.name, path])),
  }
}

/** `sql.js/dist/x.wasm` → `sql.js`, `@ruby/wasm/x` → `@ruby/wasm`. */
function packageOf(path: string): string {
  return path.split('/', path.startsWith('@') ? 2 : 1).join('/')
}

async function versionOf(packages: string, name: string): Promise<string> {
  const text = await readFile(join(packages, name, 'package.json'), 'utf8')
  return packageSchema.parse(JSON.parse(text)).version
}
