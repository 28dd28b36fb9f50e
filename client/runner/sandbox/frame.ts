/**
 * The script of the sandbox's page. It keeps each runtime's files, has a prepared worker waiting, gives it one program,
 * and throws it away. It has no network, no storage and nobody to talk to but the page that framed it.
 */
import type { ToWorker } from '../drivers/wire.ts'
import { openSpare } from './spare-worker.ts'
import type { LoadedRuntime, SpareWorker } from './spare-worker.ts'
import type { FromFrame, ToFrame } from './messages.ts'

const onFirst = ({ source, ports }: MessageEvent<unknown>) => {
  const [port] = ports
  if (source !== window.parent || !port) return
  window.removeEventListener('message', onFirst)
  serve(port)
}
window.addEventListener('message', onFirst)

function serve(port: MessagePort) {
  const tell = (message: FromFrame) => port.postMessage(message)
  const runtimes = new Map<string, Promise<LoadedRuntime>>()
  const spares = new Map<string, SpareWorker>()
  const running = new Map<number, SpareWorker>()

  function prepare(name: string): SpareWorker | undefined {
    const runtime = runtimes.get(name)
    const spare = spares.get(name) ?? (runtime && openSpare(runtime))
    if (!spare) return undefined
    if (!spares.has(name)) {
      spares.set(name, spare)
      spare.ready.then(
        () => tell({ kind: 'prepared', runtime: name }),
        // Told to the run that asks for it; another is tried then.
        () => spares.delete(name),
      )
    }
    return spare
  }

  async function run({ run, runtime, program, request }: ToFrame & { kind: 'run' }) {
    const worker = prepare(runtime)
    if (!worker) return
    spares.delete(runtime)
    running.set(run, worker)
    const end = () => {
      worker.terminate()
      running.delete(run)
      prepare(runtime)
    }
    worker.listen((event) => {
      if (!running.has(run)) return
      tell({ kind: 'event', run, event })
      if (event.kind === 'ended' || event.kind === 'broken' || event.kind === 'overflow') end()
    })
    try {
      await worker.ready
      if (running.has(run)) worker.send({ kind: 'run', program, request } satisfies ToWorker)
    } catch (error) {
      tell({ kind: 'event', run, event: { kind: 'broken', reason: String(error) } })
      running.delete(run)
    }
  }

  function kill({ run, runtime }: ToFrame & { kind: 'kill' }) {
    running.get(run)?.terminate()
    if (running.delete(run)) prepare(runtime)
  }

  port.addEventListener('message', ({ data }) => {
    const message = data as ToFrame
    if (message.kind === 'load') runtimes.set(message.runtime, load(message))
    else if (message.kind === 'prepare') prepare(message.runtime)
    else if (message.kind === 'run') void run(message)
    else if (message.kind === 'kill') kill(message)
    else tell({ kind: 'pong' })
  })
  port.start()
}

async function load({ driver, files }: ToFrame & { kind: 'load' }): Promise<LoadedRuntime> {
  const of = (use: string) => files.filter((file) => file.use === use)
  const modules = of('module').map(
    async ({ name, bytes }) => [name, await WebAssembly.compile(bytes)] as const,
  )
  const decoder = new TextDecoder()
  return {
    script: URL.createObjectURL(new Blob([driver], { type: 'text/javascript' })),
    modules: new Map(await Promise.all(modules)),
    bytes: new Map(of('bytes').map(({ name, bytes }) => [name, bytes])),
    texts: new Map(of('text').map(({ name, bytes }) => [name, decoder.decode(bytes)])),
  }
}
