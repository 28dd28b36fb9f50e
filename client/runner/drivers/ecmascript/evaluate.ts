/** Linked modules → running code. */
import { reportedName } from './stack.ts'
import type { PlacedModule } from './stack.ts'
import { withAddresses } from './link.ts'
import type { LinkedModule } from './link.ts'

// Taken before any program could replace them.
const addressOf = URL.createObjectURL.bind(URL)
const { eval: evaluate } = globalThis

export type Exports = Readonly<Record<string, unknown>>

/** What a function puts around a file that is no module by itself. Nothing may stand on a line of its own before it. */
const opening = '(async function () {"use strict";'

export interface Runnable {
  /** For reading stacks. */
  readonly modules: readonly PlacedModule[]
  /** Runs them, the imported ones first. @param wanted a name at the entry's top level to hand out */
  run(wanted: string | undefined): Promise<Exports>
}

/** The name under which `wanted` is handed out: nobody calls theirs so by chance. */
export const handedOut = 'pairboardEntry'

/** @param sources the files as their authors wrote them */
export function makeRunnable(
  linked: readonly LinkedModule[],
  sources: ReadonlyMap<string, string>,
): Runnable {
  const [only] = linked
  // The engine takes 5 ms and more to fetch a module from a blob, and none to evaluate a function.
  const asFunction = linked.length === 1 && only !== undefined && !isModule(only)
  const modules = linked.map(({ file, code }) => ({
    file,
    code,
    source: sources.get(file) ?? '',
    shift: asFunction ? opening.length : 0,
  }))
  return {
    modules,
    run: (wanted) => (asFunction ? runFunction(only, wanted) : runModules(linked, wanted)),
  }
}

function isModule({ tree, code }: LinkedModule): boolean {
  return tree.body.some(({ type }) => /^(Import|Export)/.test(type)) || code.includes('import')
}

async function runFunction({ file, code }: LinkedModule, wanted: string | undefined) {
  const last = wanted === undefined ? 'return {}' : `return { ${handedOut}: ${wanted} }`
  const program = evaluate(
    `${opening}${code}\n${last}})\n//# sourceURL=${reportedName(file)}`,
  ) as () => Promise<Exports>
  return program.call(undefined)
}

async function runModules(linked: readonly LinkedModule[], wanted: string | undefined) {
  const addresses = new Map<string, string>()
  let address = ''
  for (const module of linked) {
    // The entry comes last.
    const isEntry = module === linked.at(-1)
    const last = isEntry && wanted !== undefined ? `export { ${wanted} as ${handedOut} }` : ''
    const code = `${withAddresses(module, addresses)}\n${last}\n//# sourceURL=${reportedName(module.file)}`
    address = addressOf(new Blob([code], { type: 'text/javascript' }))
    addresses.set(module.file, address)
  }
  return (await import(/* @vite-ignore */ address)) as Exports
}
