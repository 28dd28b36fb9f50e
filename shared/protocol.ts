/**
 * What travels on `/sync/<room>/<document>`: y-websocket's own frames plus four of ours.
 * One message a frame, binary only; each begins with its kind as a canonical varuint.
 */
import { createDecoder, hasContent, readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { z } from 'zod'
import { keySchema, participantIdSchema } from './ids.ts'
import type { Key } from './ids.ts'
import { roleSchema } from './role.ts'

/** Raised when an older page could no longer talk with a newer server. */
export const protocolVersion = 1

export const messageKind = {
  /** y-protocols/sync: step 1, step 2 or update. */
  sync: 0,
  /** y-protocols/awareness. The server reads one state of it and stamps its own. */
  awareness: 1,
  /** "Send me everybody's presence." */
  queryAwareness: 3,
  /** Client: "all that I wrote so far is version v." Server: "all of v is on disk, up to this sequence." */
  version: 102,
  /** Server: "version v holds something that I refused, for this reason." */
  refusal: 103,
  /** Server: who you are here and what you may do; again whenever that changes. */
  hello: 104,
  /** Server: its time, so that a quiet socket is known to be alive and clocks agree. */
  tick: 105,
} as const

export const syncKind = { step1: 0, step2: 1, update: 2 } as const

/** Why a write was refused. Each has a sentence in both languages on the client's side. */
export const refusalReasons = [
  'malformed',
  'foreign-client',
  'gap',
  'too-large',
  'document-full',
  'bad-record',
  'read-only',
  'locked',
  'ended',
  'storage',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Close codes. y-websocket takes 4400–4499 as final; everything else it tries again. */
export const closeCode = {
  /** The server stops for a moment: it will be back. */
  restarting: 1012,
  /** The server cannot store or the socket reads too slowly: later. */
  tryLater: 1013,
  malformed: 4400,
  notAuthorised: 4401,
  forbidden: 4403,
  /** No such room or document, or none for you: both answer alike. */
  notFound: 4404,
  /** The declared client id belongs to somebody else: choose another and come back. */
  clientIdTaken: 4409,
  gone: 4410,
  tooOld: 4426,
  /** Your right changed in a way that needs a fresh start of this document. */
  rightChanged: 4500,
} as const

export const helloSchema = z.strictObject({
  protocol: z.number().int(),
  participant: participantIdSchema,
  role: roleSchema,
  permission: z.discriminatedUnion('right', [
    z.strictObject({ right: z.literal('write') }),
    z.strictObject({ right: z.literal('withheld') }),
    z.strictObject({
      right: z.literal('read'),
      reason: z.enum(['damaged', 'ended', 'lobby', 'locked', 'preview', 'role']),
    }),
  ]),
  serverTimeMs: z.number().int(),
})
export type Hello = z.infer<typeof helloSchema>

/** The WebSocket sub-protocols that a client offers: the protocol's name, then its key (never in the address). */
export function subprotocolsFor(key: Key): string[] {
  return [`pairboard.${protocolVersion}`, `key.${key}`]
}

export interface OfferedProtocols {
  readonly version: number | undefined
  readonly key: Key | undefined
}

export function parseSubprotocols(offered: Iterable<string>): OfferedProtocols {
  let version: number | undefined
  let key: Key | undefined
  for (const name of offered) {
    const match = /^pairboard\.(\d{1,4})$/.exec(name)
    if (match) version = Number(match[1])
    if (name.startsWith('key.')) {
      const parsed = keySchema.safeParse(name.slice('key.'.length))
      if (parsed.success) key = parsed.data
    }
  }
  return { version, key }
}

function frame(kind: number, write: (encoder: ReturnType<typeof createEncoder>) => void) {
  const encoder = createEncoder()
  writeVarUint(encoder, kind)
  write(encoder)
  return toUint8Array(encoder)
}

export const buildVersion = (version: number) =>
  frame(messageKind.version, (e) => writeVarUint(e, version))

export const buildAcknowledgement = (version: number, sequence: number) =>
  frame(messageKind.version, (e) => {
    writeVarUint(e, version)
    writeVarUint(e, sequence)
  })

export const buildRefusal = (version: number, reason: RefusalReason) =>
  frame(messageKind.refusal, (e) => {
    writeVarUint(e, version)
    writeVarString(e, reason)
  })

export const buildHello = (hello: Hello) =>
  frame(messageKind.hello, (e) => writeVarString(e, JSON.stringify(hello)))

export const buildTick = (serverTimeMs: number) =>
  frame(messageKind.tick, (e) => writeVarUint(e, serverTimeMs))

/** Why a restarting server closes a socket: when to come back, at random so that nobody comes all at once. */
export const buildRetryAfter = (ms: number): string => `retry after ${ms} ms`

/** Milliseconds; undefined when a close reason says nothing of it. */
export function readRetryAfter(reason: string): number | undefined {
  const ms = /^retry after (\d{1,5}) ms$/.exec(reason)?.[1]
  return ms === undefined ? undefined : Number(ms)
}

type Decoder = ReturnType<typeof createDecoder>

/** Each reader takes a decoder that stands behind the kind and throws on anything that is not its message. */
export function readAcknowledgement(decoder: Decoder): { version: number; sequence: number } {
  const version = readVarUint(decoder)
  const sequence = readVarUint(decoder)
  expectEnd(decoder)
  return { version, sequence }
}

export function readRefusal(decoder: Decoder): { version: number; reason: RefusalReason } {
  const version = readVarUint(decoder)
  const reason = z.enum(refusalReasons).parse(readVarString(decoder))
  expectEnd(decoder)
  return { version, reason }
}

export function readHello(decoder: Decoder): Hello {
  const hello = helloSchema.parse(JSON.parse(readVarString(decoder)))
  expectEnd(decoder)
  return hello
}

export function readTick(decoder: Decoder): number {
  const serverTimeMs = readVarUint(decoder)
  expectEnd(decoder)
  return serverTimeMs
}

function expectEnd(decoder: Decoder) {
  if (hasContent(decoder)) throw new Error('bytes after the end of the message')
}
