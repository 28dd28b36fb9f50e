/** Runs one program at a time in this browser: fetches its runtime, keeps the sandbox alive, and tells how it goes. */
import type { TaskTests } from '#shared/exercise.ts'
import { runLimits } from '#shared/run-limits.ts'
import type { Runtime } from '#shared/runtimes.ts'
import type { CaseResult, RunOutput } from '#shared/runs.ts'
import { openSubscribers } from '../sync/subscribers.ts'
import type { Program } from './drivers/driver.ts'
import { drivers, lockdown } from './drivers.ts'
import { execute } from './execute.ts'
import type { Ended, Execution, Person } from './execute.ts'
import { runCases } from './run-cases.ts'
import { downloadRuntime, isDownloaded } from './runtime-files.ts'
import type { Progress } from './runtime-files.ts'
import { openSandbox } from './sandbox/open-sandbox.ts'
import type { Sandbox, SandboxRunEvent } from './sandbox/open-sandbox.ts'
import { programmingLanguageOf } from './targets.ts'
import type { Target } from './targets.ts'

export type RunnerState =
  | { readonly kind: 'idle' }
  | ({ readonly kind: 'downloading' } & Progress)
  /** The runtime is here and gets ready, or compiles. */
  | { readonly kind: 'preparing' }
  | { readonly kind: 'running' }
  /** The program waits for a line of input. */
  | { readonly kind: 'waiting' }

export interface Listener extends Person {
  onOutput(piece: RunOutput): void
  onResult(result: CaseResult): void
  onEnded(ended: Ended): void
}

export interface Task {
  readonly target: Target
  readonly program: Program
  /** Undefined for a plain run. */
  readonly tests: TaskTests | undefined
  /** Called when the runtime is here and the run begins. */
  readonly begin: () => Listener
}

export interface Runner {
  readonly state: () => RunnerState
  readonly subscribe: (onChange: () => void) => () => void
  /** Gets the runtime ready if that costs no download. */
  readonly warmUp: (runtime: Runtime) => void
  /** Resolves when it is over. Rejects when the runtime cannot be had. Does nothing while another one runs. */
  readonly run: (task: Task) => Promise<void>
  readonly stop: () => void
  /** A line, without its end, for the program that waits for it. */
  readonly answer: (line: string) => void
  /** The program has nothing more to read. */
  readonly endInput: () => void
  /** Stops and gives everything back. Whoever runs something later finds all as at first. */
  readonly close: () => void
}

const idle: RunnerState = { kind: 'idle' }

interface CurrentRun {
  stopped: boolean
  stop: () => void
  /** What can be asked for input: a plain run's. */
  execution?: Execution
}

export function openRunner(): Runner {
  const { subscribe, tell } = openSubscribers()
  let state: RunnerState = idle
  let sandbox: Sandbox | undefined
  let current: CurrentRun | undefined
  const loading = new Map<string, Promise<void>>()
  const become = (next: RunnerState) => {
    if (next.kind === state.kind && next.kind !== 'downloading') return
    state = next
    tell()
  }

  function stop() {
    if (!current || current.stopped) return
    current.stopped = true
    current.stop()
  }

  /** The sandbox, if this runtime is in it already. */
  const sandboxWith = ({ name }: Runtime) => (sandbox?.has(name) ? sandbox : undefined)

  /** The sandbox with this runtime in it. Two that ask at once wait for the same download. */
  async function ready(
    runtime: Runtime,
    onProgress: (progress: Progress) => void,
  ): Promise<Sandbox> {
    sandbox ??= openSandbox(() => {
      sandbox = undefined
      loading.clear()
    })
    const current = sandbox
    const load = loading.get(runtime.name) ?? loadRuntime(current, runtime, onProgress)
    loading.set(runtime.name, load)
    try {
      await load
    } catch (error) {
      loading.delete(runtime.name)
      throw error
    }
    return current
  }

  async function begin(task: Task, run: CurrentRun): Promise<void> {
    const { target, program, tests } = task
    // What is here already begins within the turn of the key: the screen is drawn once, and meanwhile it runs.
    const place =
      sandboxWith(target.runtime) ??
      (await ready(target.runtime, (progress) => {
        if (run.stopped) return
        const whole = progress.loadedBytes >= progress.totalBytes
        become(whole ? { kind: 'preparing' } : { kind: 'downloading', ...progress })
      }))
    if (run.stopped) return
    become({ kind: 'preparing' })
    const parts = { sandbox: place, runtime: target.runtime.name, program }
    const onEvent = (event: SandboxRunEvent) => {
      if (event.kind === 'started') become({ kind: 'running' })
      if (event.kind === 'output') listener.onOutput({ stream: event.stream, text: event.text })
    }
    const person: Person = {
      onWaiting(waits) {
        become({ kind: waits ? 'waiting' : 'running' })
        listener.onWaiting(waits)
      },
      onTyped: (text) => listener.onTyped(text),
    }
    const startRun = () => {
      run.execution = execute({ ...parts, wallMs: runLimits.wallMs, onEvent, person })
      return run.execution
    }
    const language = programmingLanguageOf(target)
    const execution =
      tests && language
        ? runCases({
            tests,
            language,
            begin: (request, onCaseEvent) =>
              execute({
                ...parts,
                request,
                wallMs: runLimits.testsMs,
                onEvent(event) {
                  onEvent(event)
                  onCaseEvent(event)
                },
              }),
            onResult: (result) => listener.onResult(result),
          })
        : startRun()
    run.stop = () => execution.stop()
    // Nothing is heard of it before this turn ends.
    const listener = task.begin()
    listener.onEnded(await execution.ended)
  }

  return {
    state: () => state,
    subscribe,
    warmUp(runtime) {
      void (async () => {
        if (!(await isDownloaded(runtime))) return
        // Nobody has asked for it: whoever does hears what went wrong.
        const place = await ready(runtime, () => {}).catch(() => undefined)
        place?.prepare(runtime.name)
      })()
    },
    async run(task) {
      if (current) return
      const run: CurrentRun = { stopped: false, stop: over }
      current = run
      const { runtime } = task.target
      const bytes = runtime.files.length > 0 && !sandboxWith(runtime)
      become(bytes ? { kind: 'downloading', loadedBytes: 0, totalBytes: 0 } : { kind: 'preparing' })
      try {
        await begin(task, run)
      } finally {
        // One that was stopped while its runtime was on its way may have a successor already.
        if (current === run) over()
      }
      function over() {
        current = undefined
        become(idle)
      }
    },
    stop,
    answer: (line) => current?.execution?.answer(line),
    endInput: () => current?.execution?.endInput(),
    close() {
      stop()
      sandbox?.close()
      sandbox = undefined
      loading.clear()
    },
  }
}

async function loadRuntime(
  sandbox: Sandbox,
  runtime: Runtime,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const builtIn = runtime.driver === undefined ? drivers[runtime.name] : lockdown
  const [downloaded, script] = await Promise.all([
    downloadRuntime(runtime, onProgress),
    builtIn?.(),
  ])
  if (script === undefined) throw new Error(`there is no driver for ${runtime.name}`)
  const driver = [script.default, downloaded.driver ?? ''].join('\n')
  sandbox.load(runtime.name, driver, downloaded.files)
}
