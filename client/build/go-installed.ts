/** The Go that is installed on this machine. */
import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

export interface InstalledGo {
  /** The command. */
  readonly go: string
  /** Where its library, its licence and its glue for browsers lie. */
  readonly root: string
  /** `1.19.8` */
  readonly version: string
}

/** Nothing is downloaded, whatever somebody's own settings allow; and what is built is pure Go. */
export const goEnvironment = {
  GOFLAGS: '-mod=mod',
  GOPROXY: 'off',
  GOTOOLCHAIN: 'local',
  GOWORK: 'off',
  CGO_ENABLED: '0',
}

/** Generics came a version earlier; this is the oldest that has been tried. */
const oldest = [1, 19]

/** Of GOROOT, on the PATH, where Go's own installer puts it, and where Debian puts each version. */
async function usualPlaces(): Promise<string[]> {
  const { GOROOT: root } = process.env
  const own = root ? [path.join(root, 'bin/go')] : []
  return [...own, 'go', '/usr/local/go/bin/go', ...(await debianGos('/usr/lib'))]
}

/**
 * The first that is new enough.
 * @param places commands that may be a Go
 * @throws with what is missing and what to do about it
 */
export async function findGo(places?: readonly string[]): Promise<InstalledGo> {
  const tooOld: string[] = []
  for (const go of places ?? (await usualPlaces())) {
    const found = await ask(go)
    if (!found) continue
    if (isNewEnough(found.version)) return found
    tooOld.push(`Go ${found.version} (${found.root})`)
  }
  throw new Error(
    tooOld.length > 0
      ? `${tooOld.join(', ')} is too old: it takes Go ${oldest.join('.')} or newer.`
      : 'There is no Go on this machine. Install it (on Debian: apt-get install golang), or say with GOROOT where it lies.',
  )
}

/** @param version as `go env GOVERSION` prints it, without `go`: `1.22.0`, `1.25rc1` */
function isNewEnough(version: string): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? []
  const [oldestMajor = 0, oldestMinor = 0] = oldest
  return Number(major) === oldestMajor && Number(minor) >= oldestMinor
}

/** `go-1.19` and its like, the newest first. */
async function debianGos(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => /^go-1\.\d+$/.test(name))
    .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((name) => path.join(folder, name, 'bin/go'))
}

/** Undefined when it cannot be run. */
async function ask(go: string): Promise<InstalledGo | undefined> {
  try {
    const { stdout } = await execute(go, ['env', 'GOROOT', 'GOVERSION'], {
      env: { ...process.env, ...goEnvironment },
    })
    const [root = '', version = ''] = stdout.split('\n')
    return { go, root, version: version.replace(/^go/, '') }
  } catch {
    return undefined
  }
}
