/** What the room and a preview's frame say to each other, over a port that the room hands to the frame. */
import { z } from 'zod'
import { consoleBytes } from './app.ts'
import type { App } from './app.ts'

export type ToFrame =
  | { readonly kind: 'packages'; readonly codes: ReadonlyMap<string, string> }
  | { readonly kind: 'show'; readonly app: App }
  | { readonly kind: 'ping' }

const coordinate = z.number().int().min(1).max(1_000_000)

/** Whatever leaves the frame is parsed: the program in it may have taken it over. */
export const fromFrameSchema = z.discriminatedUnion('kind', [
  /** The packages have run, and it waits for its program. */
  z.strictObject({ kind: z.literal('ready') }),
  /** The program has run, and its picture is on the screen. */
  z.strictObject({ kind: z.literal('shown') }),
  /** It has failed before there was a picture; its console says why. */
  z.strictObject({ kind: z.literal('failed') }),
  z.strictObject({
    kind: z.literal('output'),
    stream: z.enum(['out', 'err']),
    text: z.string().max(consoleBytes),
  }),
  z.strictObject({ kind: z.literal('overflow') }),
  z.strictObject({
    kind: z.literal('endless'),
    file: z.string().max(200),
    line: coordinate,
    column: coordinate,
  }),
  /** Something out of the network was asked for. */
  z.strictObject({ kind: z.literal('blocked'), address: z.string().max(200) }),
  z.strictObject({ kind: z.literal('pong') }),
])
export type FromFrame = z.infer<typeof fromFrameSchema>
