/** Runs what the compiler has made: packages and modules as functions, each once, when it is first required. */
import { reportedName } from '../../runner/drivers/ecmascript/stack.ts'
import type { PlacedModule } from '../../runner/drivers/ecmascript/stack.ts'
import type { App, AppModule, ImportTarget } from '../app.ts'
import { importName, metaName } from '../compile/instrument.ts'

// Taken before any program could replace it. Called by another name it evaluates in the global scope.
const { eval: evaluate } = globalThis

type Exports = Record<string, unknown>
type Require = (specifier: string) => unknown

/** Nothing may stand on a line of its own before the code. */
const opening = `(function (require, exports, module, ${importName}, ${metaName}) {`
const awaitingOpening = `(async ${opening.slice(1)}`

export interface Packages {
  add(specifier: string, code: string): void
  require: Require
}

export function openPackages(): Packages {
  const codes = new Map<string, string>()
  const loaded = new Map<string, { exports: unknown }>()
  function require(specifier: string): unknown {
    const before = loaded.get(specifier)
    if (before) return before.exports
    const module = { exports: {} as unknown }
    loaded.set(specifier, module)
    const run = evaluate(
      `(function (require, exports, module) {${codes.get(specifier)}\n})\n//# sourceURL=npm:${specifier}`,
    ) as (require: Require, exports: unknown, module: { exports: unknown }) => void
    run(require, module.exports, module)
    return module.exports
  }
  return {
    add(specifier, code) {
      codes.set(specifier, code)
      // Before anybody waits for it.
      require(specifier)
    },
    require,
  }
}

/** For reading stacks. */
export const placedModules = (app: App): PlacedModule[] =>
  app.modules.map(({ file, key, source, code, kind }) => ({
    file,
    source,
    // A script in a page stands in lines of its own: its columns are the page's.
    code: key === file ? code : source,
    shift: kind === 'module' ? opening.length : kind === 'awaiting' ? awaitingOpening.length : 0,
  }))

export interface RunParts {
  readonly packages: Packages
  readonly addStyles: (css: string) => void
}

/** Resolves when all modules have run. What they throw is passed on. */
export async function runApp(app: App, parts: RunParts): Promise<void> {
  const modules = new Map(app.modules.map((module) => [module.key, module]))
  const loaded = new Map<string, { exports: Exports; awaited?: Promise<void> }>()

  function load(key: string): { exports: Exports; awaited?: Promise<void> } {
    const before = loaded.get(key)
    if (before) return before
    const module = modules.get(key)
    if (!module) throw new Error(`there is no module ${key}`)
    const made: { exports: Exports; awaited?: Promise<void> } = { exports: {} }
    loaded.set(key, made)
    const awaited = execute(module, made)
    if (awaited) made.awaited = awaited
    return made
  }
  function execute(module: AppModule, made: { exports: Exports }): Promise<void> | undefined {
    const { kind, code, file, key } = module
    if (kind === 'style') {
      parts.addStyles(code)
      const names = Object.fromEntries(module.names ?? [])
      made.exports = { __esModule: true, ...names, default: names }
      return undefined
    }
    if (kind === 'value') {
      made.exports = { __esModule: true, default: JSON.parse(code) as unknown }
      return undefined
    }
    const sourceUrl = `\n//# sourceURL=${reportedName(file)}`
    if (kind === 'classic') {
      evaluate(code + sourceUrl)
      return undefined
    }
    const start = kind === 'awaiting' ? awaitingOpening : opening
    const run = evaluate(`${start}${code}\n})${sourceUrl}`) as (...values: unknown[]) => unknown
    const require = (specifier: string) => find(module, specifier)
    const later = (specifier: unknown) =>
      Promise.resolve().then(() => asNamespace(require(String(specifier))))
    const ended = run.call(undefined, require, made.exports, made, later, { url: `room:/${key}` })
    return kind === 'awaiting' ? (ended as Promise<void>) : undefined
  }
  function find(module: AppModule, specifier: string): unknown {
    const target: ImportTarget | undefined = module.imports.get(specifier)
    if (!target) throw new Error(`Cannot find '${specifier}' in ${module.file}`)
    if ('key' in target) return load(target.key).exports
    const exports = parts.packages.require(target.package)
    if (target.member === undefined) return exports
    const member = (exports as Exports)[target.member]
    if (member === undefined) throw new Error(`Cannot find '${specifier}'`)
    return member
  }

  for (const root of app.roots) await load(root).awaited
  if (app.mounts !== undefined) mount(load(app.mounts).exports['default'], parts.packages)
}

/** What `import()` gives of a module that was made as a function. */
function asNamespace(exports: unknown): unknown {
  if (typeof exports !== 'object' || exports === null || '__esModule' in exports) return exports
  return { ...exports, default: exports }
}

interface ReactDom {
  readonly createRoot: (container: Element) => { readonly render: (element: unknown) => void }
}

function mount(component: unknown, { require }: Packages): void {
  const { createElement } = require('react') as { createElement: (type: unknown) => unknown }
  const { createRoot } = require('react-dom/client') as ReactDom
  const container = document.querySelector('#root')
  if (container) createRoot(container).render(createElement(component))
}
