/**
 * What the candidate's browser tells of itself: that its window left the front, that text came in from outside.
 * Facts with a time and a length, in the agenda, where the candidate reads them too; never a judgement.
 */
import * as Y from 'yjs'
import { z } from 'zod'
import { participantIdSchema } from './ids.ts'
import { limits } from './limits.ts'

const dayMs = 24 * 60 * 60 * 1000

/** POST /api/rooms/:room/signals: what has just ended, or happened. The server says by whom and when. */
export const signalReportSchema = z.discriminatedUnion('kind', [
  /** The window was not in front for so long. */
  z.strictObject({ kind: z.literal('away'), ms: z.number().int().min(1).max(dayMs) }),
  /** So many characters that were not copied in this room. */
  z.strictObject({
    kind: z.literal('paste'),
    length: z.number().int().min(1).max(limits.syncStep2Bytes),
  }),
])
export type SignalReport = z.infer<typeof signalReportSchema>

export const signalSchema = z.strictObject({
  who: participantIdSchema,
  kind: z.enum(['away', 'paste']),
  /** When it began. */
  atMs: z.number(),
  /** Milliseconds away, or characters pasted. */
  amount: z.number().int().min(1),
})
export type Signal = z.infer<typeof signalSchema>

/** Shorter looks aside and smaller pastes are noise: a notification, a word. */
export const shortestAwayMs = 2_000
export const smallestPaste = 20

const signalsOf = (doc: Y.Doc) => doc.getArray<unknown>('signals')

/** In the order of their beginning. */
export function readSignals(doc: Y.Doc): Signal[] {
  const signals = signalsOf(doc)
    .toArray()
    .flatMap((value) => {
      const signal = signalSchema.safeParse(value)
      return signal.success ? [signal.data] : []
    })
  return signals.toSorted((a, b) => a.atMs - b.atMs)
}

/** Written by the server alone. Returns false when the room has taken as many as it takes. */
export function addSignal(
  doc: Y.Doc,
  who: Signal['who'],
  report: SignalReport,
  nowMs: number,
): boolean {
  const signals = signalsOf(doc)
  if (signals.length >= limits.signalsPerRoom) return false
  const { kind } = report
  const signal: Signal =
    report.kind === 'away'
      ? { who, kind, atMs: nowMs - report.ms, amount: report.ms }
      : { who, kind, atMs: nowMs, amount: report.length }
  signals.push([signal])
  return true
}

/** Facts of one kind that follow each other closely, told as one. */
export interface SignalGroup {
  readonly kind: Signal['kind']
  readonly atMs: number
  readonly count: number
  /** Of all of them: milliseconds or characters. */
  readonly amount: number
}

const togetherWithinMs = 60_000

export function groupSignals(signals: readonly Signal[]): SignalGroup[] {
  const groups: (SignalGroup & { untilMs: number; who: Signal['who'] })[] = []
  for (const { kind, who, atMs, amount } of signals) {
    const untilMs = kind === 'away' ? atMs + amount : atMs
    const last = groups.findLastIndex((group) => group.kind === kind && group.who === who)
    const group = groups[last]
    if (group && atMs - group.untilMs <= togetherWithinMs) {
      groups[last] = {
        ...group,
        untilMs: Math.max(group.untilMs, untilMs),
        count: group.count + 1,
        amount: group.amount + amount,
      }
    } else {
      groups.push({ kind, who, atMs, untilMs, count: 1, amount })
    }
  }
  return groups.map(({ kind, atMs, count, amount }) => ({ kind, atMs, count, amount }))
}
