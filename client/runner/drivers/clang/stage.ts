/** Where a compiled program runs: WASI over the room's files, and nothing else. */
import {
  ConsoleStdout,
  Directory,
  File,
  OpenFile,
  PreopenDirectory,
  WASI,
  WASIProcExit,
} from '@bjorn3/browser_wasi_shim'
import type { Compiled, Io, Ran } from '../driver.ts'
import { fillFolder } from '../wasm/folder.ts'
import { givenInput } from '../wasm/given-input.ts'
import { failure, openLastWords } from '../wasm/last-words.ts'
import { reasonOf, trapOf } from '../wasm/reason.ts'
import { suspension } from '../wasm/suspension.ts'
import { argumentText } from './argument-text.ts'

const now = performance.now.bind(performance)

/** Runs the program, or once a case its function: each in an instance of its own, so that none can break another. */
export async function runCompiled({ module, program, request }: Compiled, io: Io): Promise<Ran> {
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
    // How it ended is the case's to say, and not the output's.
    const quiet = { ...lastWords.io, err() {} }
    const ran = await runOnce(module, program, quiet, {
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
      const lastLine = lastWords.read().trimEnd().split('\n').at(-1)
      const message = lastLine || (ran.trap === undefined ? 'exit' : reasonOf(ran.trap))
      io.caseEnded(index, failure(message), ms)
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

async function runOnce(
  module: WebAssembly.Module,
  { files, input }: Compiled['program'],
  io: Io,
  harness?: Harness,
): Promise<Ran> {
  const home = new Directory(new Map())
  fillFolder(home, files)
  const { ask } = io
  const waits = ask && reads(module) ? suspension : undefined
  const given = new OpenFile(new File(encode(givenInput(input, waits !== undefined))))
  const wasi = new WASI(
    ['program'],
    [],
    [
      given,
      new ConsoleStdout(io.outBytes),
      new ConsoleStdout(io.errBytes),
      new PreopenDirectory('/', home.contents),
    ],
    { debug: false },
  )
  let exported: Exports | undefined
  try {
    // A program that asks for more than there is ends here, as one that fails.
    const { exports } = new WebAssembly.Instance(module, {
      wasi_snapshot_preview1: waits
        ? { ...wasi.wasiImport, fd_read: new waits.Suspending(readOrAsk) }
        : wasi.wasiImport,
      ...(harness && {
        pairboard: {
          length: harness.length,
          arguments: harness.arguments,
          result: harness.result,
        },
      }),
    })
    exported = exports as unknown as Exports
    harness?.begin(exported.memory)
    wasi.inst = { exports: exported }
    const { _start: start } = exported
    const status = await statusOf(waits ? waits.promising(start) : start)
    if (status !== 0) io.err(`exit status ${status}\n`)
    return { ending: status === 0 ? 'finished' : 'error' }
  } catch (error) {
    return { ending: 'error', trap: trapOf(error) }
  }

  /** What was given beforehand, and then what somebody types. */
  async function readOrAsk(fd: number, to: number, pieces: number, length: number) {
    const read = () => wasi.wasiImport['fd_read']?.(fd, to, pieces, length) as number
    const error = read()
    if (error !== 0 || wasi.fds[fd] !== given || !exported) return error
    if (new DataView(exported.memory.buffer).getUint32(length, true) > 0) return error
    exported.fflush?.(0)
    const line = await ask?.()
    if (line === undefined) return error
    given.file.data = encode(line)
    given.file_pos = 0n
    return read()
  }
}

const reads = (module: WebAssembly.Module) =>
  WebAssembly.Module.imports(module).some(({ name }) => name === 'fd_read')

/** A program ends by leaving `_start`, or by throwing this out of it. */
async function statusOf(start: () => void | Promise<void>): Promise<number> {
  try {
    await start()
    return 0
  } catch (error) {
    if (error instanceof WASIProcExit) return error.code
    throw error
  }
}

interface Exports {
  readonly memory: WebAssembly.Memory
  readonly _start: () => void
  readonly fflush?: (file: number) => number
}

const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
