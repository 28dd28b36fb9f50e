/**
 * The script of the sandbox's page. It keeps each runtime's files, has a prepared worker waiting, gives it one program,
 * and throws it away. It has no network, no storage and nobody to talk to but the page that framed it.
 */
import type { FromWorker, ToWorker } from '../drivers/wire.ts'
import { openSpare } from './spare-worker.ts'
import type { LoadedRuntime, Prepared, SpareWorker } from './spare-worker.ts'
import type { FromFrame, ToFrame } from './messages.ts'

/**
 * A worker that is done goes, and the next one begins, so much later, in milliseconds: either takes longer than most
 * programs, and the room is about to draw what this one has said.
 */
const restMs = 200
/** A program that has run for so long, in milliseconds, may be one that is stopped: the worker after it begins then. */
const longMs = 500

interface Running {
  readonly runtime: string
  readonly worker: SpareWorker
  lasting: boolean
  next: ReturnType<typeof setTimeout> | undefined
  /** Where a compiled program runs, from the moment when the compiler has handed it over. */
  stage: SpareWorker | undefined
}

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
  /** For what compilers make: begun beforehand, since to begin takes longer than most programs. */
  const stages = new Map<string, SpareWorker>()
  const running = new Map<number, Running>()

  function prepare(name: string): SpareWorker | undefined {
    const runtime = runtimes.get(name)
    const spare = spares.get(name) ?? (runtime && openSpare(runtime))
    if (!spare) return undefined
    if (!spares.has(name)) {
      spares.set(name, spare)
      spare.ready.then(
        (outcome) => prepared(name, outcome),
        // Told to the run that asks for it; another is tried then.
        () => spares.delete(name),
      )
    }
    return spare
  }

  function prepared(name: string, { lasting, snapshot }: Prepared) {
    const runtime = runtimes.get(name)
    if (lasting && runtime && !stages.has(name)) stages.set(name, openSpare(runtime, true))
    if (snapshot && runtime) {
      runtimes.set(
        name,
        runtime.then((files) => ({ snapshot, ...files })),
      )
    }
    tell({ kind: 'prepared', runtime: name })
  }

  async function run({ run, runtime, program, request }: ToFrame & { kind: 'run' }) {
    const worker = prepare(runtime)
    if (!worker) return
    spares.delete(runtime)
    const current: Running = {
      runtime,
      worker,
      lasting: false,
      next: undefined,
      stage: undefined,
    }
    running.set(run, current)
    worker.listen((event) => hear(run, event))
    try {
      const { lasting } = await worker.ready
      current.lasting = lasting
      if (!running.has(run)) return
      worker.send({ kind: 'run', program, request } satisfies ToWorker)
      if (!lasting) current.next = setTimeout(() => prepare(runtime), longMs)
    } catch (error) {
      tell({ kind: 'event', run, event: { kind: 'broken', reason: String(error) } })
      running.delete(run)
    }
  }

  function hear(run: number, event: FromWorker) {
    const current = running.get(run)
    if (!current) return
    if (event.kind === 'execute') {
      current.stage = takeStage(current.runtime)
      current.stage?.listen((later) => hear(run, later))
      current.stage?.send(event)
    } else if (event.kind === 'executed') {
      current.stage?.terminate()
      current.worker.send(event)
    } else if (event.kind !== 'ready') {
      tell({ kind: 'event', run, event })
      const over = event.kind === 'ended' || event.kind === 'broken' || event.kind === 'overflow'
      if (over) end(run, event.kind === 'ended')
    }
  }

  function answer({ run, line }: ToFrame & { kind: 'answer' }) {
    const current = running.get(run)
    const place = current?.stage ?? current?.worker
    place?.send({ kind: 'answer', line } satisfies ToWorker)
  }

  function takeStage(name: string): SpareWorker | undefined {
    const runtime = runtimes.get(name)
    if (!runtime) return undefined
    const stage = stages.get(name) ?? openSpare(runtime, true)
    stages.set(name, openSpare(runtime, true))
    return stage
  }

  /** A compiler stays, unless it is in the middle of its work: then only its end stops it. */
  function end(run: number, idle = false) {
    const current = running.get(run)
    if (!current) return
    const { runtime, worker, lasting, next, stage } = current
    running.delete(run)
    clearTimeout(next)
    stage?.terminate()
    if (lasting && (stage || idle) && !spares.has(runtime)) {
      spares.set(runtime, worker)
      return
    }
    const replace = () => {
      worker.terminate()
      prepare(runtime)
    }
    if (idle) setTimeout(replace, restMs)
    else replace()
  }

  port.addEventListener('message', ({ data }) => {
    const message = data as ToFrame
    if (message.kind === 'load') runtimes.set(message.runtime, load(message))
    else if (message.kind === 'prepare') prepare(message.runtime)
    else if (message.kind === 'run') void run(message)
    else if (message.kind === 'answer') answer(message)
    else if (message.kind === 'kill') end(message.run)
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
