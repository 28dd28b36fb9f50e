/** A worker with a runtime in it, waiting for the one program that it will run. */
import type { FromWorker, ToWorker } from '../drivers/wire.ts'

export interface LoadedRuntime extends Omit<ToWorker & { kind: 'prepare' }, 'kind'> {
  /** The driver's address. */
  readonly script: string
}

export interface Prepared {
  /** Whether it is a compiler, which outlives its runs. */
  readonly lasting: boolean
  /** For the workers after it; none where it came from one itself. */
  readonly snapshot?: ArrayBuffer | undefined
}

export interface SpareWorker {
  /** Rejects when the driver could not prepare. */
  readonly ready: Promise<Prepared>
  readonly listen: (onEvent: (event: FromWorker) => void) => void
  readonly send: (message: ToWorker) => void
  readonly terminate: () => void
}

/** `bare`: without the runtime, for what a compiler has made of a program. */
export function openSpare(loading: Promise<LoadedRuntime>, bare = false): SpareWorker {
  const { port1: port, port2 } = new MessageChannel()
  let worker: Worker | undefined
  let terminated = false
  let onEvent = (_event: FromWorker) => {}
  const prepared = new Promise<Prepared>((resolve, reject) => {
    port.addEventListener('message', ({ data }) => {
      const event = data as FromWorker
      if (event.kind === 'ready') {
        resolve({ lasting: event.lasting === true, snapshot: event.snapshot })
        return
      }
      // Once it is ready nobody waits for that any more, and the run hears it too.
      if (event.kind === 'broken') reject(new Error(event.reason))
      onEvent(event)
    })
    port.start()
  })
  const ready = (async () => {
    const { script, ...files } = await loading
    if (terminated) return { lasting: false }
    worker = new Worker(script)
    const failed = new Promise<never>((_resolve, reject) => {
      worker?.addEventListener('error', ({ message }) => {
        reject(new Error(message))
        // What it had said before comes by another road, and may still be on it.
        setTimeout(() => onEvent({ kind: 'broken', reason: message }), 50)
      })
    })
    // The only message that a worker ever gets outside its port.
    worker.postMessage('port', [port2])
    if (bare) return { lasting: false }
    port.postMessage({ kind: 'prepare', ...files } satisfies ToWorker)
    return Promise.race([prepared, failed])
  })()
  // Who wants to know asks `ready` again; until somebody does, a failure is no surprise to anybody.
  ready.catch(() => {})
  return {
    ready,
    listen(listener) {
      onEvent = listener
    },
    send: (message) => port.postMessage(message),
    terminate() {
      terminated = true
      worker?.terminate()
      port.close()
    },
  }
}
