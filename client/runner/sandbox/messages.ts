/** What the room and the sandbox's frame say to each other, over a port that the room hands to the frame. */
import { z } from 'zod'
import type { RuntimeFileUse } from '#shared/runtimes.ts'
import { runLimits } from '#shared/run-limits.ts'
import type { Program, TestRequest } from '../drivers/driver.ts'
import type { FromWorker } from '../drivers/wire.ts'

export interface RuntimeFile {
  readonly name: string
  readonly use: RuntimeFileUse
  readonly bytes: ArrayBuffer
}

export type ToFrame =
  /** Comes before anything else of this runtime; the buffers are transferred. */
  | {
      readonly kind: 'load'
      readonly runtime: string
      readonly driver: string
      readonly files: readonly RuntimeFile[]
    }
  /** "Have a worker ready." */
  | { readonly kind: 'prepare'; readonly runtime: string }
  | {
      readonly kind: 'run'
      readonly run: number
      readonly runtime: string
      readonly program: Program
      readonly request: TestRequest | undefined
    }
  /** To a run that has asked: a line without its end, or undefined for the end of input. */
  | { readonly kind: 'answer'; readonly run: number; readonly line: string | undefined }
  | { readonly kind: 'kill'; readonly run: number }
  | { readonly kind: 'ping' }

/** What a runtime and a program are made into stays among the workers. */
export type RunEvent = Exclude<FromWorker, { readonly kind: 'ready' | 'execute' | 'executed' }>

export type FromFrame =
  | { readonly kind: 'prepared'; readonly runtime: string }
  | { readonly kind: 'event'; readonly run: number; readonly event: RunEvent }
  | { readonly kind: 'pong' }

/** Error names and reasons are a program's own words. */
const words = z.string().max(20_000)

const outcomeSchema = z.union([
  z.strictObject({ value: z.string().max(runLimits.resultLength).optional() }),
  z.strictObject({ error: words, message: words }),
])

const eventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('compiling') }),
  z.strictObject({ kind: z.literal('started') }),
  z.strictObject({
    kind: z.literal('output'),
    stream: z.enum(['out', 'err']),
    text: z.string().max(runLimits.outputBytes),
  }),
  z.strictObject({ kind: z.literal('overflow') }),
  z.strictObject({ kind: z.literal('asks') }),
  z.strictObject({ kind: z.literal('case-started'), index: z.number().int().min(0) }),
  z.strictObject({
    kind: z.literal('case-ended'),
    index: z.number().int().min(0),
    outcome: outcomeSchema,
    ms: z.number().min(0),
  }),
  z.strictObject({
    kind: z.literal('ended'),
    ending: z.enum(['finished', 'error']),
    ms: z.number().min(0),
  }),
  z.strictObject({ kind: z.literal('broken'), reason: words }),
])
export type SandboxEvent = z.infer<typeof eventSchema>

/** Whatever leaves the sandbox is parsed: a program may have taken it over. */
export const fromFrameSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('prepared'), runtime: z.string().max(100) }),
  z.strictObject({ kind: z.literal('event'), run: z.number().int(), event: eventSchema }),
  z.strictObject({ kind: z.literal('pong') }),
])
