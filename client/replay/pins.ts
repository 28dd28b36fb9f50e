/** The pinned moments of a replay: where one begins, and which comes next. */
import type { Pin } from '#shared/scorecard.ts'
import type { PinMark } from '../scoring/PinMarks.tsx'
import type { ReplaySource } from './load-replay.ts'

type Source = Pick<ReplaySource, 'pins' | 'people' | 'startedAtMs' | 'endedAtMs'>

/** In the order of their moments. */
export function orderedPins({ pins, people }: Source): PinMark[] {
  return pins
    .map(({ who, pin }) => ({
      pin,
      by: people.find(({ participant }) => participant === who)?.name ?? '',
    }))
    .toSorted((a, b) => a.pin.atMs - b.pin.atMs)
}

/** A pin lies as near as this to the clock: it is where one stands, not where one goes. */
const nearMs = 500

/** The pins before and behind a moment. */
export function neighbours<M extends { readonly pin: Pick<Pin, 'atMs'> }>(
  marks: readonly M[],
  atMs: number,
): { before: M | undefined; behind: M | undefined } {
  return {
    before: marks.findLast(({ pin }) => pin.atMs < atMs - nearMs),
    behind: marks.find(({ pin }) => pin.atMs > atMs + nearMs),
  }
}

/** How an address names a moment: `?pin=<id>`, or `?at=<seconds since the start>`. */
export const pinAddress = (room: string, pin: Pick<Pin, 'id'>) =>
  `/room/${room}/replay?pin=${encodeURIComponent(pin.id)}`
export const momentAddress = (room: string, atMs: number, startedAtMs: number) =>
  `/room/${room}/replay?at=${Math.max(0, Math.floor((atMs - startedAtMs) / 1_000))}`

/** Where an address leads; the beginning when it names nothing that there is. */
export function whereToBegin(
  address: URLSearchParams,
  marks: readonly PinMark[],
  { startedAtMs }: Pick<Source, 'startedAtMs'>,
): { atMs: number; mark: PinMark | undefined } {
  const mark = marks.find(({ pin }) => pin.id === address.get('pin'))
  if (mark) return { atMs: mark.pin.atMs, mark }
  const seconds = Number(address.get('at') ?? 0)
  const atMs = Number.isFinite(seconds) ? startedAtMs + seconds * 1_000 : startedAtMs
  return { atMs, mark: undefined }
}
