import { readFile } from 'node:fs/promises'
import path from 'node:path'

interface Versioned {
  readonly version: string
}
interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

/**
 * The packages that `package.json` in `folder` pins and that are not installed in that version, as after a pull without
 * `npm install`. Optional ones may be missing.
 */
export async function packagesToInstall(folder: string): Promise<string[]> {
  const { dependencies, devDependencies } = await readJson<Manifest>(folder)
  const pinned = Object.entries({ ...dependencies, ...devDependencies })
  const found = await Promise.all(
    pinned.map(async ([name, version]) => {
      const installed = await readJson<Versioned>(folder, 'node_modules', name).catch(
        () => undefined,
      )
      return installed?.version === version ? [] : [`${name} ${version}`]
    }),
  )
  return found.flat()
}

async function readJson<T>(...folder: string[]): Promise<T> {
  return JSON.parse(await readFile(path.join(...folder, 'package.json'), 'utf8')) as T
}
