/** The clock of a replay: how it goes on, what it passes over, and what a reader sees of the whole at once. */
import type { ParticipantId } from './ids.ts'
import { countUntil } from './replay.ts'
import type { Activity, ActivityKind } from './replay.ts'

export const speeds = [1, 2, 4, 8, 16, 32] as const
export type Speed = (typeof speeds)[number]

/** Nothing happens for longer than this: that is passed over. In the interview's time. */
export const idleAfterMs = 5_000
/** So long before the next thing happens a replay stands when it has passed over idle time. */
export const leadMs = 1_000

interface Moment {
  readonly atMs: number
}

/**
 * Where the clock stands after `byMs` more. With `skipsIdle` it jumps to shortly before the next of `moments` (in
 * their order) when that is far, and to the end when there is none; it never passes one without standing before it.
 */
export function advance(
  atMs: number,
  byMs: number,
  endMs: number,
  moments: readonly Moment[],
  skipsIdle: boolean,
): number {
  const next = Math.min(endMs, atMs + byMs)
  if (!skipsIdle) return next
  const ahead = moments[countUntil(moments, atMs)]
  if (!ahead || ahead.atMs > endMs) return endMs
  if (ahead.atMs - atMs <= idleAfterMs) return next
  return Math.max(next, ahead.atMs - leadMs)
}

/** A stretch of a lane, from 0 to 1 of the whole, and who did the most in it. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly participant: ParticipantId | undefined
}

/** When something of one kind happened, in `cells` equal parts of the time; neighbours of one person are one stretch. */
export function buildLane(
  activity: readonly Activity[],
  kind: ActivityKind,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  cells: number,
): Stretch[] {
  const counts = new Map<number, Map<ParticipantId | undefined, number>>()
  const length = Math.max(1, endMs - startMs)
  for (const { atMs, kind: what, participant } of activity) {
    if (what !== kind || atMs < startMs || atMs > endMs) continue
    const cell = Math.min(cells - 1, Math.floor(((atMs - startMs) / length) * cells))
    const people = counts.get(cell) ?? new Map<ParticipantId | undefined, number>()
    people.set(participant, (people.get(participant) ?? 0) + 1)
    counts.set(cell, people)
  }
  const stretches: Stretch[] = []
  for (const [cell, people] of [...counts].toSorted(([a], [b]) => a - b)) {
    const [participant] = [...people].toSorted(([, a], [, b]) => b - a)[0] ?? [undefined]
    const from = cell / cells
    const to = (cell + 1) / cells
    const last = stretches.at(-1)
    if (last && last.to === from && last.participant === participant) {
      stretches[stretches.length - 1] = { ...last, to }
    } else stretches.push({ from, to, participant })
  }
  return stretches
}
