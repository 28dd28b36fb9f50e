/**
 * What a participant shows while present. A client sends its own part; the server checks it, puts who it is
 * beside it and sends that on, so that nobody can show themselves as somebody else.
 */
import { z } from 'zod'
import type { DocumentKind } from './document.ts'
import { participantIdSchema } from './ids.ts'
import { limits } from './limits.ts'
import { roleSchema } from './role.ts'
import { viewSchema } from './agenda.ts'

/** A Yjs relative position, encoded and in base64. */
const position = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9+/=]*$/)
const coordinate = z.number().min(-1e7).max(1e7)
const extent = z.number().min(0).max(2e7)

/** On the agenda: everybody in the room, lobby included. */
export const agendaPresenceSchema = z.strictObject({
  /** Whether the window is in front. */
  front: z.boolean(),
  view: viewSchema.optional(),
})
export type AgendaPresence = z.infer<typeof agendaPresenceSchema>

/** On the code: where somebody's carets are. The last selection is the primary one. */
export const codePresenceSchema = z.strictObject({
  file: z.string().max(64),
  selections: z.array(z.strictObject({ anchor: position, head: position })).max(50),
})
export type CodePresence = z.infer<typeof codePresenceSchema>

/** On the whiteboard, in page coordinates: pointer (null when it has left), what is in sight, and selected shapes. */
export const whiteboardPresenceSchema = z.strictObject({
  pointer: z.tuple([coordinate, coordinate]).nullable(),
  page: z.string().max(64),
  /** Left, top, width and height; null while somebody looks at nothing of their own: hidden, or following. */
  seen: z.tuple([coordinate, coordinate, extent, extent]).nullable(),
  selected: z.array(z.string().max(64)).max(50),
})
export type WhiteboardPresence = z.infer<typeof whiteboardPresenceSchema>

/** The private documents show no presence to anybody: typing there is nobody's business. */
export const presenceSchemas = {
  agenda: agendaPresenceSchema,
  code: codePresenceSchema,
  whiteboard: whiteboardPresenceSchema,
  backstage: undefined,
  scorecard: undefined,
} as const satisfies Record<DocumentKind, z.ZodType | undefined>

/** Who somebody is, as the server says. `colour` is one of the eight participant hues of the theme. */
export const identitySchema = z.strictObject({
  participant: participantIdSchema,
  name: z.string().min(1).max(limits.nameLength),
  role: roleSchema,
  colour: z.number().int().min(1).max(8),
})
export type Identity = z.infer<typeof identitySchema>

/** A whole awareness state as it reaches other browsers: stamped identity beside the client's part. */
export function stampedPresenceSchema<T extends z.ZodType>(presence: T) {
  return z.strictObject({ who: identitySchema, presence: presence.nullable() })
}
export interface StampedPresence<P> {
  readonly who: Identity
  /** Null until its sender has said anything. */
  readonly presence: P | null
}
