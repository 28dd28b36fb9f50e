/** A piece of the log on its way to whoever replays an interview: rows as bytes, since bytes are most of it. */
import {
  createDecoder,
  hasContent,
  readVarString,
  readVarUint,
  readVarUint8Array,
} from 'lib0/decoding'
import {
  createEncoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { participantIdSchema } from './ids.ts'
import { replayDocuments } from './replay.ts'
import type { LoggedUpdate } from './replay.ts'

const format = 1

export interface ReplayPage {
  readonly updates: readonly LoggedUpdate[]
  /** The sequence after which the next page begins; undefined behind the last one. */
  readonly next: number | undefined
}

export function buildReplayPage({ updates, next }: ReplayPage): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, format)
  writeVarUint(encoder, next ?? 0)
  writeVarUint(encoder, updates.length)
  for (const { atMs, document, participant, update } of updates) {
    writeVarUint(encoder, Math.floor(atMs))
    writeVarUint(encoder, replayDocuments.indexOf(document))
    writeVarString(encoder, participant ?? '')
    writeVarUint8Array(encoder, update)
  }
  return toUint8Array(encoder)
}

/** Throws on anything that `buildReplayPage` did not write. */
export function parseReplayPage(bytes: Uint8Array): ReplayPage {
  const decoder = createDecoder(bytes)
  if (readVarUint(decoder) !== format) throw new Error('a page of another version')
  const next = readVarUint(decoder)
  const count = readVarUint(decoder)
  const updates: LoggedUpdate[] = []
  for (let index = 0; index < count; index++) {
    const atMs = readVarUint(decoder)
    const document = replayDocuments[readVarUint(decoder)]
    const participant = readVarString(decoder)
    if (!document) throw new Error('a document that is not replayed')
    updates.push({
      atMs,
      document,
      participant: participant === '' ? undefined : participantIdSchema.parse(participant),
      // A copy: what is read is a window into all the bytes, and would keep them.
      update: readVarUint8Array(decoder).slice(),
    })
  }
  if (hasContent(decoder)) throw new Error('bytes behind the end of the page')
  return { updates, next: next === 0 ? undefined : next }
}
