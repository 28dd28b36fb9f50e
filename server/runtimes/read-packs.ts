/** Runtime packs: a folder `<name>@<version>` each, with `manifest.json`, a driver and files. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { packManifestSchema } from '#shared/runtimes.ts'
import { StartupProblem } from '../startup-problem.ts'
import { hashFile } from './hash-file.ts'
import type { OfferedRuntime } from './runtimes.ts'

/** Throws a StartupProblem that names the pack and what is wrong with it. */
export async function readPacks(folder: string): Promise<OfferedRuntime[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new StartupProblem(`The folder of runtimes ${folder} (RUNTIMES_DIR) cannot be read.`)
  })
  const names = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
  return Promise.all(names.toSorted().map((name) => readPack(folder, name)))
}

async function readPack(folder: string, folderName: string): Promise<OfferedRuntime> {
  const problem = (words: string) =>
    new StartupProblem(`The runtime ${join(folder, folderName)} cannot be used: ${words}`)
  const text = await readFile(join(folder, folderName, 'manifest.json'), 'utf8').catch(() => {
    throw problem('it has no manifest.json.')
  })
  const parsed = packManifestSchema.safeParse(parseJson(text))
  if (!parsed.success)
    throw problem(`its manifest.json is wrong.\n${z.prettifyError(parsed.error)}`)
  const { name, version, languages, driver, files } = parsed.data
  if (folderName !== `${name}@${version}`) {
    throw problem(`its manifest says ${name}@${version}; the folder must be called so.`)
  }
  if (!files.some((file) => file.name === driver)) {
    throw problem(`its driver ${driver} is not among its files.`)
  }
  const sizes = files.map(async (file) => {
    const path = join(folder, folderName, file.name)
    const hash = await hashFile(path).catch(() => {
      throw problem(`its file ${file.name} cannot be read.`)
    })
    if (hash !== file.sha256) {
      throw problem(`its file ${file.name} is not the one that the manifest describes (${hash}).`)
    }
    return { name: file.name, use: file.use, bytes: (await stat(path)).size }
  })
  return {
    name,
    version,
    languages,
    driver,
    files: await Promise.all(sizes),
    paths: new Map(files.map((file) => [file.name, join(folder, folderName, file.name)])),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
