/** The compiler as the page sees it: one state of the files at a time. */
import type { SourceText } from './compile/compiler.ts'
import type { Built, ToCompiler } from './compile/worker.ts'
import { packageNeeds } from './packages.ts'

export interface Compiling {
  /** Resolves in the order of the calls. Rejects when the compiler itself fails, and never after `close`. */
  build(files: readonly SourceText[]): Promise<Built>
  close(): void
}

export function openCompiling(): Compiling {
  const worker = new Worker(new URL('compile/worker.ts', import.meta.url), { type: 'module' })
  const waiting: { resolve: (built: Built) => void; reject: (error: Error) => void }[] = []
  worker.addEventListener('message', ({ data }: MessageEvent<Built>) =>
    waiting.shift()?.resolve(data),
  )
  worker.addEventListener('error', ({ message }) => waiting.shift()?.reject(new Error(message)))
  const send = (message: ToCompiler) => worker.postMessage(message, [])
  send({ kind: 'packages', needs: packageNeeds })
  return {
    build: (files) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        send({ kind: 'build', files })
      }),
    close: () => worker.terminate(),
  }
}
