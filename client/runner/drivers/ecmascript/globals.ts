/** What a program finds beside the language itself: its console, its input, timers, and a little of Node's `process`. */
import type { Io, Program } from '../driver.ts'
import { openConsole } from './console.ts'
import { openLooseEnds } from './loose-ends.ts'

/** Thrown by `process.exit`. */
export class Exit extends Error {
  readonly code: number

  constructor(code: number) {
    super(`exit ${code}`)
    this.code = code
  }
}

/** Puts them in place. `settled` resolves when the program no longer waits for a timer. */
export function setGlobals(program: Program, io: Io, now: () => number) {
  const looseEnds = openLooseEnds()
  const readLine = openInput(program.input)
  const define = (values: object) => {
    for (const [name, value] of Object.entries(values)) {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
    }
  }
  define(looseEnds.globals)
  define({
    console: openConsole(io, now),
    readLine,
    prompt: (question?: unknown) => {
      if (question !== undefined) io.out(`${String(question)} `)
      const line = readLine()
      if (question !== undefined) io.out(`${line ?? ''}\n`)
      return line
    },
    alert: (words?: unknown) => io.out(`${String(words)}\n`),
    process: {
      argv: ['node', program.entry],
      env: {},
      platform: 'browser',
      stdout: { write: (text: unknown) => (io.out(String(text)), true) },
      stderr: { write: (text: unknown) => (io.err(String(text)), true) },
      exit: (code?: unknown) => {
        throw new Exit(Number(code ?? 0))
      },
      hrtime: Object.assign(() => [Math.floor(now() / 1000), (now() % 1000) * 1e6], {
        bigint: () => BigInt(Math.round(now() * 1e6)),
      }),
      nextTick: (callback: (...values: unknown[]) => void, ...values: unknown[]) =>
        queueMicrotask(() => callback(...values)),
    },
  })
  return looseEnds.settled
}

/** Line after line; null at the end. */
function openInput(input: string): () => string | null {
  const lines = input === '' ? [] : input.replace(/\n$/, '').split('\n')
  return () => lines.shift() ?? null
}
