/** The backstage document: what examiners share among themselves and nobody else receives. */
import * as Y from 'yjs'
import { z } from 'zod'
import { participantIdSchema, rungIdSchema } from './ids.ts'
import type { RungId } from './ids.ts'
import { limits } from './limits.ts'
import { replaceText } from './text-diff.ts'

/** What happened to a rung beside its reveal; each with the time at which it did. */
export const rungRecordSchema = z.strictObject({
  skippedAtMs: z.number().optional(),
  /** One entry a hint, in the order given. */
  hintsAtMs: z.array(z.number()).max(3),
})
export type RungRecord = z.infer<typeof rungRecordSchema>

export const chatLineSchema = z.strictObject({
  from: participantIdSchema,
  name: z.string().max(limits.nameLength),
  words: z.string().min(1).max(limits.noteLength),
  atMs: z.number(),
})
export type ChatLine = z.infer<typeof chatLineSchema>

export interface Backstage {
  readonly notes: string
  readonly chat: readonly ChatLine[]
  readonly ladder: ReadonlyMap<RungId, RungRecord>
}

const ladderOf = (doc: Y.Doc) => doc.getMap<unknown>('ladder')

export function readBackstage(doc: Y.Doc): Backstage {
  const ladder = new Map<RungId, RungRecord>()
  for (const [key, value] of ladderOf(doc)) {
    const rung = rungIdSchema.safeParse(key)
    const record = rungRecordSchema.safeParse(value)
    if (rung.success && record.success) ladder.set(rung.data, record.data)
  }
  const chat = doc
    .getArray<unknown>('chat')
    .toArray()
    .flatMap((value) => {
      const chatLine = chatLineSchema.safeParse(value)
      return chatLine.success ? [chatLine.data] : []
    })
  return { notes: doc.getText('notes').toString(), chat, ladder }
}

/** Longer than one person's note: it holds everybody's. */
export const sharedNotesLength = 5 * limits.noteLength

export function writeSharedNotes(doc: Y.Doc, words: string): void {
  doc.transact(() => replaceText(doc.getText('notes'), words.slice(0, sharedNotesLength)))
}

export function say(doc: Y.Doc, chatLine: ChatLine): void {
  doc.getArray<unknown>('chat').push([chatLineSchema.parse(chatLine)])
}

export function skipRung(doc: Y.Doc, rung: RungId, nowMs: number): void {
  const record = readBackstage(doc).ladder.get(rung) ?? { hintsAtMs: [] }
  ladderOf(doc).set(rung, { ...record, skippedAtMs: nowMs })
}

export function unskipRung(doc: Y.Doc, rung: RungId): void {
  const record = readBackstage(doc).ladder.get(rung)
  if (record) ladderOf(doc).set(rung, { hintsAtMs: record.hintsAtMs })
}

/** Records that the rung's next hint was given. */
export function giveHint(doc: Y.Doc, rung: RungId, nowMs: number): void {
  const record = readBackstage(doc).ladder.get(rung) ?? { hintsAtMs: [] }
  if (record.hintsAtMs.length >= 3) return
  ladderOf(doc).set(rung, { ...record, hintsAtMs: [...record.hintsAtMs, nowMs] })
}
