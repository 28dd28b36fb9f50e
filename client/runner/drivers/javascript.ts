/** JavaScript and TypeScript: the browser's own engine, and nothing of types but their absence. */
import { serveDriver } from './driver.ts'
import type { Ending, Io, Program, TestRequest } from './driver.ts'
import { declares } from './ecmascript/declared.ts'
import { handedOut, makeRunnable } from './ecmascript/evaluate.ts'
import type { Runnable } from './ecmascript/evaluate.ts'
import { Exit, setGlobals } from './ecmascript/globals.ts'
import { link } from './ecmascript/link.ts'
import { sample } from './ecmascript/sample.ts'
import { renderError } from './ecmascript/stack.ts'
import type { PlacedModule } from './ecmascript/stack.ts'

// Taken before any program could replace them.
const { parse, stringify } = JSON
const now = performance.now.bind(performance)

serveDriver({
  prepare() {
    // The parsers' first use is their slowest.
    makeRunnable(link([{ name: 'sample.ts', text: sample }], 'sample.ts'), new Map())
  },
  run: (program, io) => execute(program, io, undefined),
  test: (program, request, io) => execute(program, io, request),
})

/** Runs the program to its end, and the function under test in between when there is one. */
async function execute(
  program: Program,
  io: Io,
  request: TestRequest | undefined,
): Promise<Ending> {
  let modules: readonly PlacedModule[] = []
  let failed = false
  let over = () => {}
  const stopped = new Promise<void>((resolve) => {
    over = resolve
  })
  const fail = (error: unknown) => {
    if (error instanceof Exit) failed ||= error.code !== 0
    else {
      failed = true
      io.err(`${renderError(error, modules)}\n`)
    }
    over()
  }
  try {
    const runnable = prepareRun(program, request)
    modules = runnable.modules
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
    const exports = await Promise.race([runnable.run(request?.function), stopped])
    if (exports && request) await testCases(exports[handedOut], request, io, modules)
    if (exports) await Promise.race([settled(), stopped])
  } catch (error) {
    fail(error)
  }
  return failed ? 'error' : 'finished'
}

function prepareRun({ files, entry }: Program, request: TestRequest | undefined): Runnable {
  const sources = new Map(files.map(({ name, text }) => [name, text]))
  const behind = request?.adapter === undefined ? '' : `\n${request.adapter}`
  const linked = link(
    files.map(({ name, text }) => ({ name, text: name === entry ? text + behind : text })),
    entry,
  )
  const tree = linked.at(-1)?.tree
  if (request && tree && !declares(tree, request.function)) {
    throw new ReferenceError(`${entry} has no function ${request.function} at its top level`)
  }
  return makeRunnable(linked, sources)
}

async function testCases(
  run: unknown,
  request: TestRequest,
  io: Io,
  modules: readonly PlacedModule[],
) {
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
}
