/** Several files that import each other → modules in the order in which they can be made. */
import type { Program as Tree } from 'acorn'
import { SyntaxProblem } from './syntax-problem.ts'
import { transpile } from './transpile.ts'
import type { Transpiled } from './transpile.ts'

export interface SourceText {
  readonly name: string
  readonly text: string
}

export interface Import {
  /** Of the specifier with its quotation marks, in the code. */
  readonly start: number
  readonly end: number
  readonly file: string
}

export interface LinkedModule extends Transpiled {
  readonly file: string
  readonly imports: readonly Import[]
}

/**
 * The entry and everything that it imports, what is imported first. Throws a SyntaxProblem that stands at the import
 * when a file is missing or leads back to itself: a module can only be made from modules that exist.
 */
export function link(files: readonly SourceText[], entry: string): LinkedModule[] {
  const byName = new Map(files.map((file) => [file.name, file]))
  const linked = new Map<string, LinkedModule>()
  const open: string[] = []

  function add(name: string) {
    const file = byName.get(name)
    if (!file) throw new Error(`no file ${name}`)
    open.push(name)
    const transpiled = transpile(name, file.text)
    const imports = specifiersOf(transpiled.tree).map(({ specifier, start, end }): Import => {
      const problem = (message: string) => {
        const lines = transpiled.code.slice(0, start).split('\n')
        return new SyntaxProblem(message, name, lines.length, (lines.at(-1) ?? '').length + 1)
      }
      if (!/^\.{0,2}\//.test(specifier)) {
        throw problem(
          `Cannot find '${specifier}': only files of this room can be imported, as './name'`,
        )
      }
      const found = resolve(name, specifier, byName)
      if (found === undefined) throw problem(`Cannot find the file '${specifier}'`)
      if (open.includes(found)) {
        throw problem(
          `'${specifier}' leads back to ${name}: files cannot import each other in a circle`,
        )
      }
      if (!linked.has(found)) add(found)
      return { start, end, file: found }
    })
    open.pop()
    linked.set(name, { ...transpiled, file: name, imports })
  }

  add(entry)
  return [...linked.values()]
}

/** The module's code with addresses in the place of specifiers. */
export function withAddresses(
  { code, imports }: LinkedModule,
  addresses: ReadonlyMap<string, string>,
) {
  let result = ''
  let from = 0
  for (const { start, end, file } of imports) {
    result += code.slice(from, start) + JSON.stringify(addresses.get(file))
    from = end
  }
  return result + code.slice(from)
}

function specifiersOf(tree: Tree) {
  return tree.body.flatMap((node) => {
    const source = 'source' in node ? node.source : undefined
    if (!source || typeof source.value !== 'string') return []
    return [{ specifier: source.value, start: source.start, end: source.end }]
  })
}

const indexes = ['/index.ts', '/index.tsx', '/index.js', '/index.jsx']
const endings = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.json', ...indexes]

/** The name of the file that `specifier` means in the file `from`; undefined when there is none. */
export function resolve(from: string, specifier: string, files: ReadonlyMap<string, unknown>) {
  // A made-up origin resolves `..` and never climbs above the room.
  const path = new URL(specifier, `https://room.invalid/${encodeURI(from)}`).pathname.slice(1)
  const wanted = decodeURI(path)
  // TypeScript's habit: './shape.js' means shape.ts.
  const source = wanted.replace(/\.js(x?)$/, '.ts$1')
  return [...endings.map((ending) => wanted + ending), source].find((name) => files.has(name))
}
