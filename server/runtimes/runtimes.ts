/** The runtimes that this server offers, and where on its disk their files lie. Built once, at start. */
import { runtimeAddress } from '#shared/runtimes.ts'
import type { Runtime } from '#shared/runtimes.ts'
import { readBuiltIn } from './read-built-in.ts'
import type { RuntimeFolders } from './read-built-in.ts'
import { readPacks } from './read-packs.ts'

export interface OfferedRuntime extends Runtime {
  /** By the names in `files`. */
  readonly paths: ReadonlyMap<string, string>
}

export interface Runtimes {
  readonly list: readonly Runtime[]
  /** From address to file: what is not in here is not served, whatever a request asks for. */
  readonly files: ReadonlyMap<string, string>
}

export interface RuntimesParts extends RuntimeFolders {
  /** Runtime packs; undefined when there are none. */
  readonly packs: string | undefined
}

/** Throws a StartupProblem when a pack cannot be used. */
export async function openRuntimes({ packs, ...folders }: RuntimesParts): Promise<Runtimes> {
  const offered = [
    // A pack that runs the same language comes first: whoever put it there wants it.
    ...(packs === undefined ? [] : await readPacks(packs)),
    ...(await readBuiltIn(folders)),
  ]
  const files = new Map<string, string>()
  for (const runtime of offered) {
    for (const [name, path] of runtime.paths) files.set(runtimeAddress(runtime, name), path)
  }
  return { list: offered.map(({ paths: _paths, ...runtime }) => runtime), files }
}

export const noRuntimes: Runtimes = { list: [], files: new Map() }
