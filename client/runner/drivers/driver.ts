/**
 * What a programming language is to the sandbox: one small file here, `<runtime>.ts`, that calls `serveDriver` once.
 *
 * To add a language
 * 1. List its runtime in `shared/built-in-runtimes.ts`: name, languages, and the files that it needs out of `node_modules`
 *    (`use: 'module'` for WebAssembly that is compiled once and shared by all workers, `'bytes'`, `'text'`). The server
 *    serves exactly these under `/rt/<name>@<version>/`; the client downloads them when the language is first used.
 * 2. Write `drivers/<name>.ts`, which ends in `serveDriver({ prepare, run, test })`.
 * 3. Register it in `drivers.ts`: `python: () => import('./drivers/python.ts?sandbox')`. The suffix bundles the file
 *    with all its imports into one classic script, as text: the page never executes it.
 * 4. Test it in `e2e`, and its pure parts beside it.
 *
 * Where it runs: in a classic blob worker inside an iframe with an opaque origin and without any network. Before the
 * driver's first line `lockdown.ts` has taken away fetch, Worker, importScripts, WebSocket, storage and the like; a
 * package that insists on one of them gets a stand-in that the driver defines, over the runtime's own files.
 *
 * How long it lives: `prepare` is called once, at leisure, before any of the user's code, and does all that can be done
 * beforehand (compile, instantiate, warm up). Then comes ONE `run` or `test`, and the worker is thrown away: nothing
 * survives from one run to the next, and a prepared spare is already waiting. Stopping is killing the worker: a driver
 * need not be able to stop. Wall time, output and memory are bounded outside.
 *
 * A compiler is too dear to be thrown away. A driver with `execute` lives on: its `run` and `test` compile, hand the
 * result to `io.execute`, and the same script, in a worker of its own and without `prepare`, runs it in `execute`. Only
 * that worker is killed. Nothing of the user's may run beside the compiler: it serves the next run too.
 *
 * What a program reads: first what was given beforehand. A language that can stop in the middle of a program and let its
 * worker's turn end (WebAssembly's promise integration) then waits for `io.ask`; anywhere else the input ends there.
 *
 * What is hostile: the program shares this realm with the driver. Take what is needed after the program has begun
 * (`JSON.stringify`, `performance.now`…) into constants at load time, and hold the channel only through `io`.
 */
import { runLimits } from '#shared/run-limits.ts'
import './lockdown.ts'
import { openOutput } from './output.ts'
import type { Compiled, Executed, FromWorker, TestOutcome, ToWorker } from './wire.ts'

export type { Compiled, Executed, TestOutcome } from './wire.ts'

/** The runtime's files, by the names that the manifest gives them. Throws for a name that is not there. */
export interface RuntimeFiles {
  /** `use: 'module'`. */
  module(name: string): WebAssembly.Module
  /** `use: 'bytes'`: this worker's own copy. */
  bytes(name: string): Uint8Array<ArrayBuffer>
  /** `use: 'text'`. */
  text(name: string): string
  /** What `prepare` has given back in an earlier worker of this runtime: this worker's own copy. */
  readonly snapshot: Uint8Array<ArrayBuffer> | undefined
}

export interface Program {
  /** The name of one of `files`: the one to run. */
  readonly entry: string
  /** Every file of the room, whatever its language; names may hold slashes. */
  readonly files: readonly { readonly name: string; readonly text: string }[]
  /** Standard input as far as it was given beforehand. */
  readonly input: string
}

export interface TestRequest {
  /** To be called once a case, as this language spells it; the adapter defines it when there is one. */
  readonly function: string
  /** Source that stands behind the entry's own, in the same scope. */
  readonly adapter: string | undefined
  /** The types of the arguments and the value, as `parseValueType` reads them; for languages that must be told. */
  readonly parameters?: readonly string[]
  readonly returns?: string
  /** `arguments` is a JSON list. What is expected stays outside. */
  readonly cases: readonly { readonly index: number; readonly arguments: string }[]
  /** 32 hex digits, unknown to the program: marks a result's line where standard output is the only way out. */
  readonly nonce: string
}

/** `finished`, or `error` when the program failed and its message has been written to `io.err`. */
export type Ending = 'finished' | 'error'

export interface Io {
  /** Standard output and standard error: any pieces, in order. Cheap; sent on in batches. */
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** The same for bytes as they come from a C-like runtime; characters may be split between calls. */
  readonly outBytes: (bytes: Uint8Array) => void
  readonly errBytes: (bytes: Uint8Array) => void
  /** Says "compiling" on the screen until `started`. */
  readonly compiling: () => void
  /** The program's own first line runs now: its time begins. Called by `run` and `test` once. */
  readonly started: () => void
  /** Before each case: from here its time counts, and it alone is lost when it takes too long. */
  readonly caseStarted: (index: number) => void
  /** `ms` as measured inside. */
  readonly caseEnded: (index: number, outcome: TestOutcome, ms: number) => void
  /**
   * Asks for a line beyond the input that was given beforehand, and resolves with it, its end included; with undefined
   * when the input has ended. The time until then is not the program's. Absent while cases run: nobody is asked then.
   */
  readonly ask: (() => Promise<string | undefined>) | undefined
  /** For compilers. Never resolves when the program is killed. `started` is called there, not here. */
  readonly execute: (compiled: Compiled) => Promise<Executed>
}

export interface Driver {
  /** What it gives back, such as an interpreter's memory once it has begun, spares every later worker the same work. */
  prepare(files: RuntimeFiles): Promise<Snapshot> | Snapshot
  /** What it throws counts as the driver's own failure and is shown as such. */
  run(program: Program, io: Io): Promise<Ending> | Ending
  /**
   * Calls the function once a case, in order. A case that fails does not stop the others. `error` means that no case
   * could be tried, because the program itself failed; its message is in `io.err`.
   */
  test?(program: Program, request: TestRequest, io: Io): Promise<Ending> | Ending
  /** Runs what `run` or `test` has compiled, cases and all. */
  execute?(compiled: Compiled, io: Io): Promise<Ran> | Ran
}

type Snapshot = Uint8Array<ArrayBuffer> | void

/** How a compiled program ended. */
export type Ran = Omit<Executed, 'ms'>

/** Taken before any program could replace them. `bind` makes calls independent of the prototypes. */
const now = performance.now.bind(performance)

/** Serves one run and no more; a compiler, one after the other. */
export function serveDriver(driver: Driver): void {
  const onFirst = (event: MessageEvent<unknown>) => {
    const [port] = event.ports
    if (!port) return
    globalThis.removeEventListener('message', onFirst)
    const send = port.postMessage.bind(port) as Send
    const awaited: Awaited = { executed() {}, answer() {} }
    port.addEventListener('message', ({ data }) => {
      const message = data as ToWorker
      if (message.kind === 'executed') awaited.executed(message)
      else if (message.kind === 'answer') awaited.answer(message.line)
      else void obey(driver, message, send, awaited)
    })
    port.start()
  }
  globalThis.addEventListener('message', onFirst)
}

type Send = (message: FromWorker, transfer?: Transferable[]) => void

/** Who is to be told of what others send while a program runs. */
interface Awaited {
  executed: (executed: Executed) => void
  answer: (line: string | undefined) => void
}

async function obey(
  driver: Driver,
  message: Exclude<ToWorker, { readonly kind: 'executed' | 'answer' }>,
  send: Send,
  awaited: Awaited,
) {
  const io = openIo(send, awaited, message.kind !== 'prepare' && message.request === undefined)
  try {
    if (message.kind === 'prepare') {
      const snapshot = (await driver.prepare(filesOf(message)))?.buffer
      const lasting = driver.execute && { lasting: true as const }
      send({ kind: 'ready', ...lasting, ...(snapshot && { snapshot }) }, snapshot && [snapshot])
      return
    }
    if (message.kind === 'execute') {
      const ran = await driver.execute?.(message, io)
      io.flush()
      send({ kind: 'executed', ...(ran ?? { ending: 'error' }), ms: io.elapsedMs() })
      return
    }
    const { program, request } = message
    const ending =
      request === undefined
        ? await driver.run(program, io)
        : driver.test
          ? await driver.test(program, request, io)
          : 'error'
    io.flush()
    send({ kind: 'ended', ending, ms: io.elapsedMs() })
  } catch (error) {
    io.flush()
    send({ kind: 'broken', reason: String(error) })
  }
}

function filesOf({
  modules,
  bytes,
  texts,
  snapshot,
}: ToWorker & { kind: 'prepare' }): RuntimeFiles {
  const find = <T>(map: ReadonlyMap<string, T>, name: string): T => {
    const found = map.get(name)
    if (found === undefined) throw new Error(`the runtime has no file ${name}`)
    return found
  }
  return {
    module: (name) => find(modules, name),
    bytes: (name) => new Uint8Array(find(bytes, name)),
    text: (name) => find(texts, name),
    snapshot: snapshot && new Uint8Array(snapshot),
  }
}

function openIo(
  send: (message: FromWorker) => void,
  awaited: Awaited,
  mayAsk: boolean,
): Io & { readonly flush: () => void; readonly elapsedMs: () => number } {
  const output = openOutput(send, now)
  let startedAtMs: number | undefined
  /** Of a program that ran elsewhere. */
  let executedMs: number | undefined
  /** How long it has waited for somebody to type. */
  let waitedMs = 0
  let asked: Promise<string | undefined> | undefined
  let ended = false
  const tell = (message: FromWorker) => {
    output.flush()
    send(message)
  }
  return {
    ...output,
    compiling: () => tell({ kind: 'compiling' }),
    started: () => {
      tell({ kind: 'started' })
      startedAtMs = now()
    },
    elapsedMs: () => executedMs ?? (startedAtMs === undefined ? 0 : now() - startedAtMs - waitedMs),
    caseStarted: (index) => tell({ kind: 'case-started', index }),
    caseEnded: (index, outcome, ms) =>
      tell({ kind: 'case-ended', index, outcome: bounded(outcome), ms }),
    ask: mayAsk ? () => (ended ? Promise.resolve(undefined) : (asked ??= askOnce())) : undefined,
    execute(compiled) {
      tell({ kind: 'execute', ...compiled })
      return new Promise((resolve) => {
        awaited.executed = (executed) => {
          executedMs = executed.ms
          resolve(executed)
        }
      })
    },
  }

  function askOnce(): Promise<string | undefined> {
    const askedAtMs = now()
    return new Promise((resolve) => {
      awaited.answer = (line) => {
        awaited.answer = () => {}
        asked = undefined
        ended = line === undefined
        waitedMs += now() - askedAtMs
        resolve(line === undefined ? undefined : `${line}\n`)
      }
      tell({ kind: 'asks' })
    })
  }
}

/** Names and messages are the program's own, and may be anything. */
function bounded(outcome: TestOutcome): TestOutcome {
  if ('error' in outcome) {
    return { error: asText(outcome.error, 200), message: asText(outcome.message, 10_000) }
  }
  if ((outcome.value?.length ?? 0) <= runLimits.resultLength) return outcome
  return { error: 'ResultTooLarge', message: 'The result is too large to be compared.' }
}

const asText = (words: unknown, length: number) => String(words).slice(0, length)
