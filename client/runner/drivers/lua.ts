/** Lua: the reference interpreter, as Wasmoon has compiled it. */
import type { LuaEngine, LuaFactory } from 'wasmoon'
import { serveDriver } from './driver.ts'
import type { Ending, Io, Program, TestRequest } from './driver.ts'
import { luaLiteral } from './lua/literal.ts'
import session from './lua/session.lua?raw'
import './wasm/bound-memory.ts'
import { importText } from './wasm/import-text.ts'
import { serveFiles } from './wasm/serve-files.ts'

/** Where the program's files lie, and where it runs. */
const home = '/program'

let factory: LuaFactory
let lua: LuaEngine
let write: Record<'out' | 'err', (line: string) => void> = { out() {}, err() {} }

serveDriver({
  async prepare(files) {
    // Its standard output goes to the console line by line, and to the console that it found when it was loaded.
    Object.assign(console, {
      log: (line: string) => write.out(line),
      error: (line: string) => write.err(line),
    })
    await importText(files.text('wasmoon.js'))
    const { wasmoon } = globalThis as unknown as {
      readonly wasmoon: { readonly LuaFactory: typeof LuaFactory }
    }
    Reflect.deleteProperty(globalThis, 'wasmoon')
    lua = await serveFiles({ 'glue.wasm': files.module('glue.wasm') }, () => {
      factory = new wasmoon.LuaFactory('https://runtime.invalid/glue.wasm')
      return factory.createEngine({ injectObjects: false, enableProxy: false })
    })
  },
  run: (program, io) =>
    execute(program, io, () => {
      const run = lua.global.get('pairboard_run') as (...values: unknown[]) => boolean
      return run(program.entry, sourceOf(program), io.err)
    }),
  test: (program, request, io) =>
    execute(program, io, () => {
      const run = lua.global.get('pairboard_test') as (...values: unknown[]) => boolean
      const source = [sourceOf(program), request.adapter ?? '', `return ${request.function}`]
      return run(
        program.entry,
        source.join('\n'),
        request.function,
        casesOf(request),
        io.err,
        io.caseStarted,
        (index: number, value: string | null, error: string, message: string, ms: number) =>
          io.caseEnded(index, typeof value === 'string' ? { value } : { error, message }, ms),
      )
    }),
})

async function execute(program: Program, io: Io, run: () => boolean): Promise<Ending> {
  const { module } = await factory.getLuaModule()
  const { FS } = module
  for (const { name, text } of program.files) makeFile(FS, `${home}/${name}`, text)
  makeFile(FS, '/input', program.input)
  FS.chdir(home)
  write = {
    out: (line) => io.out(`${line}\n`),
    err: (line) => {
      // What its memory says of itself, each time that the program asks for more than there is.
      if (!/^(growMemory: |Failed to grow the heap)/.test(line)) io.err(`${line}\n`)
    },
  }
  lua.global.loadString(session, '=sandbox')
  lua.global.runSync()
  io.started()
  let finished = false
  try {
    finished = run()
  } catch (error) {
    // `os.exit` leaves the interpreter so.
    const status = exitStatusOf(error)
    if (status === undefined) io.err(`lua: ${String(error)}\n`)
    finished = status === 0
  }
  write = { out: io.out, err: io.err }
  lua.doStringSync('pairboard_end()')
  return finished ? 'finished' : 'error'
}

type FileSystem = Awaited<ReturnType<LuaFactory['getLuaModule']>>['module']['FS']

function makeFile(files: FileSystem, path: string, text: string): void {
  const folders = path.split('/').slice(1, -1)
  folders.forEach((_, index) => {
    const folder = `/${folders.slice(0, index + 1).join('/')}`
    try {
      files.stat(folder)
    } catch {
      files.mkdir(folder, 0o777)
    }
  })
  files.writeFile(path, text)
}

const sourceOf = ({ entry, files }: Program) => files.find(({ name }) => name === entry)?.text ?? ''

const casesOf = ({ cases }: TestRequest) =>
  `return ${luaLiteral(
    cases.map(({ index, arguments: json }) => {
      const list = JSON.parse(json) as unknown[]
      return { index, arguments: list, count: list.length }
    }),
  )}`

function exitStatusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined
  return typeof error.status === 'number' ? error.status : undefined
}
