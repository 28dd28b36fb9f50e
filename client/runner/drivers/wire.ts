/** What travels between the sandbox's frame and one of its workers, each over a port that no program can reach. */
import type { Program, TestRequest } from './driver.ts'

export type ToWorker =
  | {
      readonly kind: 'prepare'
      readonly modules: ReadonlyMap<string, WebAssembly.Module>
      readonly bytes: ReadonlyMap<string, ArrayBuffer>
      readonly texts: ReadonlyMap<string, string>
      /** What the first worker has sent with `ready`. */
      readonly snapshot?: ArrayBuffer
    }
  | { readonly kind: 'run'; readonly program: Program; readonly request: TestRequest | undefined }
  /** To a worker of its own, the only thing that it ever hears. */
  | ({ readonly kind: 'execute' } & Compiled)
  /** To the compiler, once that worker is done. */
  | ({ readonly kind: 'executed' } & Executed)
  /** After `asks`, to whichever worker the program runs in: a line without its end, or undefined for the end of input. */
  | { readonly kind: 'answer'; readonly line: string | undefined }

/** A program that is ready to run, and what it is run with. */
export interface Compiled {
  readonly module: WebAssembly.Module
  readonly program: Program
  readonly request: TestRequest | undefined
}

export interface Executed {
  readonly ending: 'finished' | 'error'
  /** From its first instruction on, by its own worker's clock. */
  readonly ms: number
  /** Where WebAssembly stopped when it could not go on: the engine's words, for the compiler to translate. */
  readonly trap?: string
}

export type TestOutcome =
  /** JSON; undefined for what JSON cannot say, such as `undefined` itself. */
  | { readonly value: string | undefined }
  /** The error's name as the language has it, and its message with whatever place it names. */
  | { readonly error: string; readonly message: string }

export type Stream = 'out' | 'err'

export type FromWorker =
  /** `lasting`: it only compiles; what it has compiled runs elsewhere, and it lives on. */
  | { readonly kind: 'ready'; readonly lasting?: true; readonly snapshot?: ArrayBuffer }
  | { readonly kind: 'compiling' }
  /** "Run this in a worker of its own, and tell me how it went." */
  | ({ readonly kind: 'execute' } & Compiled)
  | ({ readonly kind: 'executed' } & Executed)
  | { readonly kind: 'started' }
  | { readonly kind: 'output'; readonly stream: Stream; readonly text: string }
  /** More was printed than a run may print; nothing after it is sent. */
  | { readonly kind: 'overflow' }
  /** The program waits for a line of input: somebody is to type it. */
  | { readonly kind: 'asks' }
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
