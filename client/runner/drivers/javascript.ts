/** JavaScript and TypeScript: the browser's own engine, module by module, without types. */
import { declares } from './ecmascript/declared.ts'
import { serveDriver } from './driver.ts'
import type { Ending, Io, Program, TestRequest } from './driver.ts'
import { Exit, setGlobals } from './ecmascript/globals.ts'
import { link, withAddresses } from './ecmascript/link.ts'
import { renderError, reportedName } from './ecmascript/stack.ts'
import type { PlacedModule } from './ecmascript/stack.ts'
import { transpile } from './ecmascript/transpile.ts'

// Taken before any program could replace them.
const { parse, stringify } = JSON
const now = performance.now.bind(performance)
const addressOf = URL.createObjectURL.bind(URL)

type Exports = Readonly<Record<string, unknown>>

serveDriver({
  prepare() {
    // The parsers' first use is their slowest.
    transpile('warm-up.ts', sample)
  },
  run: (program, io) => execute(program, io, async () => {}),
  test: testCases,
})

/** Runs the program to its end, `after` included, and says how it ended. */
async function execute(
  program: Program,
  io: Io,
  after: (exports: Exports, modules: readonly PlacedModule[]) => Promise<void>,
): Promise<Ending> {
  let modules: PlacedModule[] = []
  let failed = false
  let over = () => {}
  const fail = (error: unknown) => {
    if (error instanceof Exit) failed ||= error.code !== 0
    else {
      failed = true
      io.err(`${renderError(error, modules)}\n`)
    }
    over()
  }
  const stopped = new Promise<void>((resolve) => {
    over = resolve
  })
  try {
    const linked = link(program.files, program.entry)
    const sources = new Map(program.files.map(({ name, text }) => [name, text]))
    modules = linked.map(({ file, code }) => ({ file, code, source: sources.get(file) ?? '' }))
    const addresses = new Map<string, string>()
    for (const module of linked) {
      const code = `${withAddresses(module, addresses)}\n//# sourceURL=${reportedName(module.file)}`
      addresses.set(module.file, addressOf(new Blob([code], { type: 'text/javascript' })))
    }
    const settled = setGlobals(program, io, now)
    globalThis.addEventListener('error', (event) => {
      event.preventDefault()
      fail(event.error ?? event.message)
    })
    globalThis.addEventListener('unhandledrejection', (event) => {
      event.preventDefault()
      fail(event.reason)
    })
    io.started()
    const exports = (await Promise.race([
      import(/* @vite-ignore */ addresses.get(program.entry) ?? ''),
      stopped,
    ])) as Exports | undefined
    if (exports) {
      await after(exports, modules)
      await Promise.race([settled(), stopped])
    }
  } catch (error) {
    fail(error)
  }
  return failed ? 'error' : 'finished'
}

/** The name under which the function under test leaves its module: nobody calls theirs so by chance. */
const way = 'pairboardEntry'

async function testCases(program: Program, request: TestRequest, io: Io): Promise<Ending> {
  const entry = program.files.find(({ name }) => name === program.entry)
  const source = [
    entry?.text ?? '',
    ...(request.adapter === undefined ? [] : [request.adapter]),
  ].join('\n')
  try {
    const { tree } = transpile(program.entry, source)
    if (!declares(tree, request.function)) {
      io.err(`${program.entry} has no function ${request.function} at its top level.\n`)
      return 'error'
    }
  } catch (error) {
    io.err(`${renderError(error, [])}\n`)
    return 'error'
  }
  const text = `${source}\nexport { ${request.function} as ${way} }`
  const files = program.files.map((file) => (file === entry ? { name: file.name, text } : file))
  return execute({ ...program, files }, io, async (exports, modules) => {
    const run = exports[way]
    for (const { index, arguments: json } of request.cases) {
      io.caseStarted(index)
      const parameters = parse(json) as unknown[]
      const startedAtMs = now()
      try {
        if (typeof run !== 'function') throw new TypeError(`${request.function} is not a function`)
        const value: unknown = await run(...parameters)
        const ms = now() - startedAtMs
        io.caseEnded(index, { value: stringify(value) }, ms)
      } catch (error) {
        const ms = now() - startedAtMs
        const name = error instanceof Error ? error.name : 'Error'
        io.caseEnded(index, { error: name, message: renderError(error, modules) }, ms)
      }
    }
  })
}

const sample = `
interface Point<T extends number> { readonly x: T; y?: number }
type Pair = [Point<1>, string | undefined]
enum Colour { Red, Green }
export abstract class Shape { #size: number = 1; constructor(private readonly p: Point<1>) {}; get size(): number { return this.#size } }
export async function* walk<T>(list: readonly T[], deep = false): AsyncGenerator<T> { for (const item of list) yield item as T }
const { a, ...rest } = { a: 1, b: [\`x\${1 + 2}\`, ...'abc'] } satisfies object
try { switch (a) { case 1: throw new RangeError('no') } } catch (error) { console.log(error!, rest, (x: number): string => x > 1 ? 'y' : 'n') }
`
