/** The sandbox as the room sees it: a frame that runs programs, that may die at any time, and that is never believed. */
import { sandboxPath } from '#shared/sandbox.ts'
import type { Program, TestRequest } from '../drivers/driver.ts'
import { fromFrameSchema } from './messages.ts'
import type { RuntimeFile, SandboxEvent, ToFrame } from './messages.ts'

/** How often the frame must show that it lives, and how often in a row it may be too busy to: unpacking a compiler, say. */
const pingEveryMs = 2_000
const patience = 8

export type SandboxRunEvent = SandboxEvent | { readonly kind: 'dead' }

export interface Sandbox {
  /** Hands a runtime over; its buffers are gone afterwards. */
  load(runtime: string, driver: string, files: readonly RuntimeFile[]): void
  has(runtime: string): boolean
  /** Has a worker made ready before it is needed. */
  prepare(runtime: string): void
  run(
    runtime: string,
    program: Program,
    request: TestRequest | undefined,
    onEvent: (event: SandboxRunEvent) => void,
  ): SandboxRun
  close(): void
}

export interface SandboxRun {
  /** No event follows. */
  kill(): void
  /** What it has asked for: a line without its end, or undefined for the end of input. */
  answer(line: string | undefined): void
}

/** `onDead` is called once, after which this sandbox is closed: its process ran out of memory, or never answers. */
export function openSandbox(onDead: () => void): Sandbox {
  const { port1: port, port2 } = new MessageChannel()
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.src = sandboxPath
  frame.hidden = true
  frame.title = ''
  const loaded = new Set<string>()
  const runs = new Map<number, (event: SandboxRunEvent) => void>()
  let lastRun = 0
  let unanswered = 0

  const send = (message: ToFrame, transfer: Transferable[] = []) =>
    port.postMessage(message, transfer)
  // The origin of a sandboxed frame has no name to send to; the page's policy keeps any other page out of it.
  frame.addEventListener('load', () => frame.contentWindow?.postMessage('port', '*', [port2]), {
    once: true,
  })
  port.addEventListener('message', ({ data }) => {
    const message = fromFrameSchema.safeParse(data)
    if (!message.success) die()
    else if (message.data.kind === 'pong') unanswered = 0
    else if (message.data.kind === 'event') {
      const { run, event } = message.data
      runs.get(run)?.(event)
      if (event.kind === 'ended' || event.kind === 'broken' || event.kind === 'overflow') {
        runs.delete(run)
      }
    }
  })
  port.start()
  document.body.append(frame)

  const pinging = setInterval(() => {
    if (unanswered >= patience) return die()
    unanswered++
    send({ kind: 'ping' })
  }, pingEveryMs)

  function close() {
    clearInterval(pinging)
    port.close()
    frame.remove()
  }
  function die() {
    close()
    for (const tell of runs.values()) tell({ kind: 'dead' })
    runs.clear()
    onDead()
  }

  return {
    load(runtime, driver, files) {
      loaded.add(runtime)
      const buffers = files.map(({ bytes }) => bytes)
      send({ kind: 'load', runtime, driver, files }, buffers)
    },
    has: (runtime) => loaded.has(runtime),
    prepare: (runtime) => send({ kind: 'prepare', runtime }),
    run(runtime, program, request, onEvent) {
      const run = ++lastRun
      runs.set(run, onEvent)
      send({ kind: 'run', run, runtime, program, request })
      return {
        kill() {
          if (runs.delete(run)) send({ kind: 'kill', run })
        },
        answer(line) {
          if (runs.has(run)) send({ kind: 'answer', run, line })
        },
      }
    },
    close,
  }
}
