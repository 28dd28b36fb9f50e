/**
 * Sealing a scorecard: what it asks for, and the copy that is kept. The server alone writes the copy, into the
 * scorecard's own document and thereby into the log; whatever its owner changes later, the sealed one stays.
 */
import * as Y from 'yjs'
import { z } from 'zod'
import { criterionIdSchema } from './ids.ts'
import type { CriterionId } from './ids.ts'
import { limits } from './limits.ts'
import { weightedMean } from './report.ts'
import type { Criterion } from './rubric.ts'
import { judgementSchema, pinSchema, readScorecard, recommendationSchema } from './scorecard.ts'
import type { Recommendation, Scorecard } from './scorecard.ts'

const words = z.strictObject({
  criterion: criterionIdSchema,
  words: z.string().max(limits.noteLength),
})

export const sealedPinSchema = pinSchema.extend({ id: z.string().max(64) })

export const sealedCardSchema = z.strictObject({
  sealedAtMs: z.number(),
  /** Absent: this examiner abstained. */
  recommendation: recommendationSchema.optional(),
  judgements: z.array(judgementSchema.extend({ criterion: criterionIdSchema })),
  /** Why a score stands without a pin. */
  reasons: z.array(words),
  /** On a criterion; the general notes are their writer's alone. */
  notes: z.array(words),
  pins: z.array(sealedPinSchema),
})
export type SealedCard = z.infer<typeof sealedCardSchema>

/** What a scorecard still lacks before it can be sealed. */
export type SealProblem =
  | { readonly kind: 'unscored' | 'no-evidence'; readonly criterion: CriterionId }
  | { readonly kind: 'no-recommendation' | 'no-reason' }

const against: Record<Recommendation['verdict'], (mean: number) => boolean> = {
  no: (mean) => mean >= 2.5,
  unsure: () => false,
  yes: (mean) => mean < 2.5,
  'strong-yes': (mean) => mean < 3,
}

/** Whether a recommendation says otherwise than the total: then it needs a reason in words. */
export function contradicts(verdict: Recommendation['verdict'], mean: number | undefined): boolean {
  return mean !== undefined && against[verdict](mean)
}

export function sealProblems(
  criteria: readonly Pick<Criterion, 'id' | 'weight'>[],
  scorecard: Scorecard,
): SealProblem[] {
  const problems: SealProblem[] = []
  for (const { id } of criteria) {
    const judgement = scorecard.judgements.get(id)
    if (!judgement) problems.push({ kind: 'unscored', criterion: id })
    else if (judgement.score !== 'not-observed' && !hasEvidence(scorecard, id)) {
      problems.push({ kind: 'no-evidence', criterion: id })
    }
  }
  const { recommendation } = scorecard
  if (!recommendation) problems.push({ kind: 'no-recommendation' })
  else if (
    recommendation.reason.trim() === '' &&
    contradicts(recommendation.verdict, weightedMean(criteria, scorecard).mean)
  ) {
    problems.push({ kind: 'no-reason' })
  }
  return problems
}

/** A pinned moment, or a reason why there is none. */
function hasEvidence({ pins, reasons }: Scorecard, criterion: CriterionId): boolean {
  const reason = reasons.get(criterion) ?? ''
  return pins.some((pin) => pin.criterion === criterion) || reason.trim() !== ''
}

/** Whether an examiner has begun to score: whoever has not may abstain. */
export function isBegun({ judgements, pins, notes }: Scorecard): boolean {
  const noted = [...notes].some(([about, text]) => about !== 'general' && text.trim() !== '')
  return judgements.size > 0 || pins.length > 0 || noted
}

const cardOf = (doc: Y.Doc) => doc.getMap<unknown>('card')

export function readSealed(doc: Y.Doc): SealedCard | undefined {
  const sealed = sealedCardSchema.safeParse(cardOf(doc).get('sealed'))
  return sealed.success ? sealed.data : undefined
}

/** Written by the server alone, once: a second seal changes nothing. */
export function writeSealed(doc: Y.Doc, nowMs: number): void {
  if (readSealed(doc)) return
  cardOf(doc).set('sealed', sealedFrom(readScorecard(doc), nowMs))
}

function sealedFrom(scorecard: Scorecard, sealedAtMs: number): SealedCard {
  const { judgements, notes, pins, reasons, recommendation } = scorecard
  return {
    sealedAtMs,
    ...(recommendation && { recommendation }),
    judgements: [...judgements].map(([criterion, judgement]) => ({ criterion, ...judgement })),
    reasons: [...reasons].map(([criterion, text]) => ({ criterion, words: text })),
    notes: [...notes].flatMap(([criterion, text]) =>
      criterion === 'general' || text.trim() === ''
        ? []
        : [{ criterion, words: text.slice(0, limits.noteLength) }],
    ),
    pins: [...pins],
  }
}
