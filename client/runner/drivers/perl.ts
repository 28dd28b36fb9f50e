/** Perl: the reference interpreter, as zeroperl has compiled it. That one runs no END blocks. */
import { serveDriver } from './driver.ts'
import type { Io } from './driver.ts'
import session from './perl/session.pl?raw'
import './wasm/bound-memory.ts'
import { importText } from './wasm/import-text.ts'

/** The part of zeroperl that is used here. */
interface ZeroPerl {
  eval(code: string): Promise<Result>
  flush(): void
}
interface Result {
  readonly success: boolean
  /** Empty when the program has called `exit`. */
  readonly error?: string
}
interface Package {
  readonly ZeroPerl: {
    create(options: {
      readonly fileSystem: MemoryFileSystem
      readonly stdin: () => Uint8Array
      readonly stdout: (bytes: Uint8Array) => void
      readonly stderr: (bytes: Uint8Array) => void
      readonly fetch: () => Promise<Response>
    }): Promise<ZeroPerl>
  }
  readonly MemoryFileSystem: new (folders: Readonly<Record<string, string>>) => MemoryFileSystem
}
interface MemoryFileSystem {
  addFile(path: string, text: string): void
}

const home = '/program'

let perl: ZeroPerl
let fileSystem: MemoryFileSystem
let input = new Uint8Array()
/** Set when a program begins. */
let io: Pick<Io, 'outBytes' | 'errBytes'> = { outBytes() {}, errBytes() {} }

serveDriver({
  async prepare(files) {
    // Its own options leave standard input and raw bytes out, though what stands behind them knows both.
    const code = files
      .text('zeroperl.js')
      .replace('withStdIo:{', 'withStdIo:{outputBuffers:true,stdin:e.stdin,')
    // It tells a browser from other places by its window.
    Object.assign(globalThis, { window: globalThis, document: {} })
    const loaded = await importText<Package>(code)
    fileSystem = new loaded.MemoryFileSystem({ '/': '' })
    perl = await loaded.ZeroPerl.create({
      fileSystem,
      stdin() {
        const all = input
        input = new Uint8Array()
        return all
      },
      stdout: (bytes) => io.outBytes(bytes),
      stderr: (bytes) => io.errBytes(bytes),
      fetch: () => Promise.resolve(new Response(files.bytes('zeroperl.wasm'))),
    })
    for (const name of ['window', 'document']) Reflect.deleteProperty(globalThis, name)
    await perl.eval(session)
  },
  async run(program, target) {
    for (const { name, text } of program.files) fileSystem.addFile(`${home}/${name}`, text)
    input = new TextEncoder().encode(program.input)
    io = target
    target.started()
    // A file's name holds neither quotes nor backslashes.
    const { success, error = '' } = await perl.eval(`pairboard_run('${program.entry}')`)
    perl.flush()
    target.err(error.replaceAll(/\.\/(?=\S+ line \d)/g, ''))
    return success ? 'finished' : 'error'
  },
})
