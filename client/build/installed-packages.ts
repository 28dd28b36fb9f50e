import { readFile } from 'node:fs/promises'
import path from 'node:path'

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

/**
 * The packages that `package.json` in `folder` pins and that are not installed in that version, as after a pull without
 * `npm install`. Optional ones may be missing.
 */
export async function packagesToInstall(folder: string): Promise<string[]> {
  const { dependencies, devDependencies } = await readManifest<Manifest>(folder)
  const pinned = Object.entries({ ...dependencies, ...devDependencies })
  const found = await Promise.all(
    pinned.map(async ([name, version]) => {
      return (await installedVersion(folder, name)) === version ? [] : [`${name} ${version}`]
    }),
  )
  return found.flat()
}

/** The version in which npm has put a package beneath `folder`; undefined where it has not. */
export async function installedVersion(folder: string, name: string): Promise<string | undefined> {
  const installed = readManifest<{ readonly version: string }>(folder, 'node_modules', name)
  return (await installed.catch(() => undefined))?.version
}

async function readManifest<T>(...folder: string[]): Promise<T> {
  return JSON.parse(await readFile(path.join(...folder, 'package.json'), 'utf8')) as T
}
