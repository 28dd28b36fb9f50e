/** What travels between the sandbox's frame and one of its workers, each over a port that no program can reach. */
import type { Program, TestRequest } from './driver.ts'

export type ToWorker =
  | {
      readonly kind: 'prepare'
      readonly modules: ReadonlyMap<string, WebAssembly.Module>
      readonly bytes: ReadonlyMap<string, ArrayBuffer>
      readonly texts: ReadonlyMap<string, string>
    }
  | { readonly kind: 'run'; readonly program: Program; readonly request: TestRequest | undefined }

export type TestOutcome =
  /** JSON; undefined for what JSON cannot say, such as `undefined` itself. */
  | { readonly value: string | undefined }
  /** The error's name as the language has it, and its message with whatever place it names. */
  | { readonly error: string; readonly message: string }

export type Stream = 'out' | 'err'

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'compiling' }
  | { readonly kind: 'started' }
  | { readonly kind: 'output'; readonly stream: Stream; readonly text: string }
  /** More was printed than a run may print; nothing after it is sent. */
  | { readonly kind: 'overflow' }
  | { readonly kind: 'case-started'; readonly index: number }
  | {
      readonly kind: 'case-ended'
      readonly index: number
      readonly outcome: TestOutcome
      readonly ms: number
    }
  /** `ms` from `started` on, by the worker's own clock; 0 when it never started. */
  | { readonly kind: 'ended'; readonly ending: 'finished' | 'error'; readonly ms: number }
  /** The driver itself failed: our mistake, not the program's. */
  | { readonly kind: 'broken'; readonly reason: string }
