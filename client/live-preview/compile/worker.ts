/** The compiler in a thread of its own: a large file half typed must not hold up the page. */
import { ProblemFound } from '../app.ts'
import type { App, Problem } from '../app.ts'
import { openCompiler } from './compiler.ts'
import type { Compiler, SourceText } from './compiler.ts'

export type ToCompiler =
  | { readonly kind: 'packages'; readonly needs: ReadonlyMap<string, readonly string[]> }
  | { readonly kind: 'build'; readonly files: readonly SourceText[] }

export type Built =
  | { readonly kind: 'app'; readonly app: App }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'nothing' }

let compiler: Compiler | undefined

self.addEventListener('message', ({ data }: MessageEvent<ToCompiler>) => {
  if (data.kind === 'packages') compiler = openCompiler(data.needs)
  else self.postMessage(build(data.files), { transfer: [] })
})

function build(files: readonly SourceText[]): Built {
  try {
    const app = compiler?.build(files)
    return app ? { kind: 'app', app } : { kind: 'nothing' }
  } catch (error) {
    if (error instanceof ProblemFound) return { kind: 'problem', problem: error.problem }
    throw error
  }
}
