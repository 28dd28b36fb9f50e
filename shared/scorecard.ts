/** A scorecard document: one examiner's scores, evidence pins and notes. Its owner alone writes it. */
import * as Y from 'yjs'
import { z } from 'zod'
import { criterionIdSchema, rungIdSchema } from './ids.ts'
import type { CriterionId } from './ids.ts'
import { limits } from './limits.ts'
import { scoreSchema } from './rubric.ts'
import { replaceText } from './text-diff.ts'

export const judgementSchema = z.strictObject({
  score: z.union([scoreSchema, z.literal('not-observed')]),
  atMs: z.number(),
})
export type Judgement = z.infer<typeof judgementSchema>

/** A moment kept as evidence. Everything but the time may be absent; the words may come later. */
export const pinSchema = z.strictObject({
  criterion: criterionIdSchema.nullable(),
  atMs: z.number(),
  words: z.string().max(limits.noteLength),
  file: z.string().max(limits.fileNameLength).optional(),
  /** First and last line, from 1. */
  lines: z.tuple([z.number().int().min(1), z.number().int().min(1)]).optional(),
  shapes: z.array(z.string().max(100)).max(50).optional(),
  rung: rungIdSchema.optional(),
})
export type PinContent = z.infer<typeof pinSchema>
export type Pin = PinContent & { readonly id: string }

/** A reminder that is given once: whoever has seen it is not asked again, on any device. */
export const nudgeSchema = z.enum(['write-first', 'all-equal', 'scored-early'])
export type Nudge = z.infer<typeof nudgeSchema>

/** Separate from the total: a person is more than a mean. */
export const verdicts = ['no', 'unsure', 'yes', 'strong-yes'] as const
export const recommendationSchema = z.strictObject({
  verdict: z.enum(verdicts),
  /** Required only where the verdict contradicts the total. */
  reason: z.string().max(limits.noteLength),
})
export type Recommendation = z.infer<typeof recommendationSchema>

export interface Scorecard {
  readonly judgements: ReadonlyMap<CriterionId, Judgement>
  readonly notes: ReadonlyMap<CriterionId | 'general', string>
  /** In the order of their moments. */
  readonly pins: readonly Pin[]
  readonly dismissed: ReadonlySet<Nudge>
  readonly recommendation: Recommendation | undefined
  /** Why a score stands without a pin. */
  readonly reasons: ReadonlyMap<CriterionId, string>
}

const scoresOf = (doc: Y.Doc) => doc.getMap<unknown>('scores')
const notesOf = (doc: Y.Doc) => doc.getMap<unknown>('notes')
const pinsOf = (doc: Y.Doc) => doc.getMap<unknown>('pins')
const cardOf = (doc: Y.Doc) => doc.getMap<unknown>('card')
const reasonPrefix = 'reason-'
const dismissalOf = (nudge: Nudge) => `dismissed-${nudge}`

export function readScorecard(doc: Y.Doc): Scorecard {
  const judgements = new Map<CriterionId, Judgement>()
  for (const [key, value] of scoresOf(doc)) {
    const criterion = criterionIdSchema.safeParse(key)
    const judgement = judgementSchema.safeParse(value)
    if (criterion.success && judgement.success) judgements.set(criterion.data, judgement.data)
  }
  const notes = new Map<CriterionId | 'general', string>()
  for (const [key, value] of notesOf(doc)) {
    const criterion = criterionIdSchema.safeParse(key)
    if (criterion.success && value instanceof Y.Text) notes.set(criterion.data, value.toString())
  }
  const pins: Pin[] = []
  for (const [id, value] of pinsOf(doc)) {
    const pin = pinSchema.safeParse(value)
    if (pin.success) pins.push({ ...pin.data, id })
  }
  pins.sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
  const dismissed = new Set(
    nudgeSchema.options.filter((nudge) => cardOf(doc).get(dismissalOf(nudge)) === true),
  )
  const recommendation = recommendationSchema.safeParse(cardOf(doc).get('recommendation')).data
  return { judgements, notes, pins, dismissed, recommendation, reasons: readReasons(doc) }
}

function readReasons(doc: Y.Doc): Map<CriterionId, string> {
  const reasons = new Map<CriterionId, string>()
  for (const [key, value] of cardOf(doc)) {
    if (!key.startsWith(reasonPrefix) || typeof value !== 'string') continue
    const criterion = criterionIdSchema.safeParse(key.slice(reasonPrefix.length))
    if (criterion.success) reasons.set(criterion.data, value.slice(0, limits.noteLength))
  }
  return reasons
}

export function recommend(doc: Y.Doc, { verdict, reason }: Recommendation): void {
  const kept: Recommendation = { verdict, reason: reason.slice(0, limits.noteLength) }
  cardOf(doc).set('recommendation', kept)
}

/** Says why a score stands without a pin. */
export function explainScore(doc: Y.Doc, criterion: CriterionId, words: string): void {
  cardOf(doc).set(`${reasonPrefix}${criterion}`, words.slice(0, limits.noteLength))
}

/** Gives a score, or takes it back with null. */
export function score(
  doc: Y.Doc,
  criterion: CriterionId,
  value: Judgement['score'] | null,
  nowMs: number,
): void {
  if (value === null) scoresOf(doc).delete(criterion)
  else scoresOf(doc).set(criterion, { score: value, atMs: nowMs } satisfies Judgement)
}

export function writeNote(doc: Y.Doc, key: CriterionId | 'general', words: string): void {
  const notes = notesOf(doc)
  doc.transact(() => {
    const present = notes.get(key)
    const text = present instanceof Y.Text ? present : new Y.Text()
    if (text !== present) notes.set(key, text)
    replaceText(text, words.slice(0, limits.noteLength))
  })
}

export function pin(doc: Y.Doc, id: string, content: PinContent): void {
  pinsOf(doc).set(id, pinSchema.parse(content))
}

/** Changes what a pin says or what it is evidence for; its moment stays. Does nothing when it is gone. */
export function amendPin(
  doc: Y.Doc,
  id: string,
  changes: Partial<Pick<PinContent, 'criterion' | 'words'>>,
): void {
  const present = pinSchema.safeParse(pinsOf(doc).get(id))
  if (!present.success) return
  const words = (changes.words ?? present.data.words).slice(0, limits.noteLength)
  pinsOf(doc).set(id, { ...present.data, ...changes, words })
}

export function removePin(doc: Y.Doc, id: string): void {
  pinsOf(doc).delete(id)
}

export function dismissNudge(doc: Y.Doc, nudge: Nudge): void {
  cardOf(doc).set(dismissalOf(nudge), true)
}
