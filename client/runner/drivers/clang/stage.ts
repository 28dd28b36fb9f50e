/** Where a compiled program runs: WASI over the room's files, and nothing else. */
import {
  ConsoleStdout,
  Directory,
  File,
  OpenFile,
  PreopenDirectory,
  WASI,
} from '@bjorn3/browser_wasi_shim'
import type { Compiled, Io, Ran } from '../driver.ts'
import { fillFolder } from '../wasm/folder.ts'
import { argumentText } from './argument-text.ts'
import { reasonOf } from './trap.ts'

const now = performance.now.bind(performance)

/** Runs the program, or once a case its function: each in an instance of its own, so that none can break another. */
export function runCompiled({ module, program, request }: Compiled, io: Io): Ran {
  io.started()
  if (!request) return runOnce(module, program, io)
  for (const { index, arguments: json } of request.cases) {
    io.caseStarted(index)
    const parameters = argumentText(json, request.parameters ?? [])
    let result: string | undefined
    let memory: WebAssembly.Memory | undefined
    const lastWords = openLastWords(io)
    const startedAtMs = now()
    let endedAtMs: number | undefined
    const ran = runOnce(module, program, lastWords.io, {
      begin: (exported) => {
        memory = exported
      },
      length: () => parameters.length,
      arguments: (to: number) => {
        if (memory) new Uint8Array(memory.buffer).set(parameters, to)
      },
      result: (from: number, length: number) => {
        endedAtMs = now()
        if (memory) result = decode(new Uint8Array(memory.buffer, from, length))
      },
    })
    const ms = (endedAtMs ?? now()) - startedAtMs
    if (result !== undefined) io.caseEnded(index, { value: result }, ms)
    else {
      const message = lastWords.read() || (ran.trap === undefined ? 'exit' : reasonOf(ran.trap))
      const name = /^([A-Z]\w*)(?::|$)/.exec(message)?.[1] ?? 'Error'
      io.caseEnded(index, { error: name, message }, ms)
    }
  }
  return { ending: 'finished' }
}

interface Harness {
  readonly begin: (memory: WebAssembly.Memory) => void
  readonly length: () => number
  readonly arguments: (to: number) => void
  readonly result: (from: number, length: number) => void
}

function runOnce(
  module: WebAssembly.Module,
  { files, input }: Compiled['program'],
  io: Io,
  harness?: Harness,
): Ran {
  const home = new Directory(new Map())
  fillFolder(home, files)
  const wasi = new WASI(
    ['program'],
    [],
    [
      new OpenFile(new File(new TextEncoder().encode(input))),
      new ConsoleStdout(io.outBytes),
      new ConsoleStdout(io.errBytes),
      new PreopenDirectory('/', home.contents),
    ],
    { debug: false },
  )
  try {
    // A program that asks for more than there is ends here, as one that fails.
    const { exports } = new WebAssembly.Instance(module, {
      wasi_snapshot_preview1: wasi.wasiImport,
      ...(harness && {
        pairboard: {
          length: harness.length,
          arguments: harness.arguments,
          result: harness.result,
        },
      }),
    })
    const exported = exports as unknown as Exports
    harness?.begin(exported.memory)
    const status = wasi.start({ exports: exported })
    if (status !== 0) io.err(`exit status ${status}\n`)
    return { ending: status === 0 ? 'finished' : 'error' }
  } catch (error) {
    const trap = error instanceof Error ? `${String(error)}\n${error.stack ?? ''}` : String(error)
    return { ending: 'error', trap }
  }
}

interface Exports {
  readonly memory: WebAssembly.Memory
  readonly _start: () => void
}

/** Passes everything on, and remembers the last line of the errors: how a program without exceptions says which one. */
function openLastWords(io: Io): { readonly io: Io; readonly read: () => string } {
  let words = ''
  const remember = (text: string) => {
    words = `${words}${text}`.slice(-2_000)
  }
  return {
    io: {
      ...io,
      err: (text) => {
        if (!text.startsWith('exit status')) remember(text)
      },
      errBytes: (bytes) => {
        remember(decode(bytes))
        io.errBytes(bytes)
      },
    },
    read: () => words.trimEnd().split('\n').at(-1) ?? '',
  }
}

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
