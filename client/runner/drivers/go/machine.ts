/** Runs programs that Go has compiled to WebAssembly: its own glue, over files in memory, and an end for those that hang. */
import { constants, refuse } from './memory-files.ts'
import type { MemoryFiles } from './memory-files.ts'
import { trapOf } from '../wasm/reason.ts'

/* oxlint-disable no-underscore-dangle -- these are Go's names. */

/** Go's `wasm_exec.js`, which stands before this script in the pack: it belongs to the compiler's version. */
interface Glue {
  argv: string[]
  env: Readonly<Record<string, string>>
  exit: (status: number) => void
  readonly importObject: WebAssembly.Imports
  exited: boolean
  run(instance: WebAssembly.Instance): Promise<void>
  _resume(): void
  _pendingEvent: unknown
  readonly _scheduledTimeouts: Map<number, ReturnType<typeof setTimeout>>
}
declare const Go: new () => Glue

export interface Launch {
  /** The program's name first. Together with the environment at most some kilobytes. */
  readonly arguments: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly files: MemoryFiles
}

/** How a program left: by itself, or because WebAssembly could not go on, in the engine's words. */
export type Left = { readonly status: number } | { readonly trap: string }

/** Taken before any program could replace them. */
const later = queueMicrotask.bind(globalThis)
const forget = clearTimeout.bind(globalThis)

/** One program at a time: what Go asks for its files by is global. */
export function runGo(
  module: WebAssembly.Module,
  { arguments: argv, environment = {}, files }: Launch,
): Promise<Left> {
  return new Promise((resolve) => {
    let over = false
    /** Calls that have not been answered: what the program may wait for. */
    let pending = 0
    const go = new Go()
    const leave = (how: Left) => {
      over = true
      // Go complains when it is woken after its end.
      for (const timeout of go._scheduledTimeouts.values()) forget(timeout)
      go._scheduledTimeouts.clear()
      resolve(how)
    }
    const enter = (act: () => void) => {
      if (over) return
      try {
        act()
      } catch (error) {
        leave({ trap: trapOf(error) })
      }
    }
    /** All of Go's work is done for now. When nothing can wake it any more, it is to say who waits for whom. */
    const rest = () => {
      if (over || pending > 0 || go._scheduledTimeouts.size > 0) return
      go._pendingEvent = { id: 0 }
      enter(resume)
      if (!over) leave({ trap: 'Error: the program waits for nothing' })
    }
    const resume = go._resume.bind(go)
    go._resume = () => {
      enter(resume)
      rest()
    }
    go.argv = [...argv]
    go.env = environment
    go.exit = (status) => leave({ status })
    Object.assign(globalThis, {
      fs: nodeFs(files, (more) => {
        pending += more
      }),
      process: aProcess,
    })
    try {
      go.run(new WebAssembly.Instance(module, go.importObject)).catch((error: unknown) =>
        leave({ trap: trapOf(error) }),
      )
    } catch (error) {
      // More memory than there is.
      leave({ trap: String(error) })
    }
    later(rest)
  })
}

const aProcess = {
  pid: 1,
  ppid: 0,
  cwd: () => '/',
  chdir: () => refuse('ENOSYS'),
  umask: () => 0o022,
  getuid: () => 0,
  getgid: () => 0,
  geteuid: () => 0,
  getegid: () => 0,
  getgroups: () => refuse('ENOSYS'),
}

type Callback = (error: unknown, value?: unknown) => void

/** Answers in a turn of its own: so no goroutine runs inside of another's call. */
function nodeFs({ calls, writeSync }: MemoryFiles, count: (more: 1 | -1) => void): object {
  const answering = (call: (...given: never[]) => unknown) =>
    function answer(...given: unknown[]) {
      const callback = given.pop() as Callback
      count(1)
      const reply: Callback = (error, value) => {
        count(-1)
        callback(error, value)
      }
      try {
        const value = call(...(given as never[]))
        if (value instanceof Promise) value.then((late: unknown) => reply(null, late), reply)
        else later(() => reply(null, value))
      } catch (error) {
        later(() => reply(error))
      }
    }
  const named = Object.entries(calls).map(([name, call]) => [name, answering(call)] as const)
  const missing = ['chown', 'fchown', 'lchown', 'link', 'readlink', 'symlink', 'utimes']
  const refused = missing.map((name) => [name, answering(() => refuse('ENOSYS'))] as const)
  return { constants, writeSync, ...Object.fromEntries([...named, ...refused]) }
}
