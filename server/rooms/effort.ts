/**
 * How much of the server's time a participant's writes may take beyond what writing takes. Some updates are small
 * and well formed and still cost every peer minutes: thousands of items at one place, each of which Yjs compares
 * with all the others. Such a document would stay so for everybody who ever opens it.
 */
import type { ParticipantId } from '#shared/ids.ts'
import { itemsPerPiece } from './update-check.ts'

/** Applying an item takes some ten microseconds; ten times that is free. */
const freeMs = (items: number) => 1 + 0.1 * items
/** One update, before it is given up: a long time offline stays below. */
const longestMs = (items: number) => 250 + 0.2 * items
/** Spent by accident now and then, by intent at once. */
const capacityMs = 5_000
const refillMsPerSecond = 5

/** This thread's own processor time: a busy machine or a sleeping one counts against nobody. */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** Asking for processor time can take as long as a keystroke does: those are timed by the clock on the wall. */
export const timerFor = (items: number): (() => number) =>
  items <= itemsPerPiece ? () => performance.now() : processorMs

export const takesTooLong = (spentMs: number, items: number): boolean => spentMs > longestMs(items)

export class Effort {
  readonly #nowMs: () => number
  readonly #spent = new Map<ParticipantId, { ms: number; atMs: number }>()

  /** `nowMs` must not run backwards. */
  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs
  }

  exhausted(participant: ParticipantId): boolean {
    return this.#spentBy(participant) >= capacityMs
  }

  /** Charges what an update of so many items took. */
  spend(participant: ParticipantId, ms: number, items: number): void {
    // At most as much as is ever let run: the machine may have slept meanwhile.
    const excess = Math.min(ms, longestMs(items)) - freeMs(items)
    if (excess <= 0) return
    this.#spent.set(participant, {
      ms: this.#spentBy(participant) + excess,
      atMs: this.#nowMs(),
    })
  }

  #spentBy(participant: ParticipantId): number {
    const spent = this.#spent.get(participant)
    if (!spent) return 0
    const seconds = (this.#nowMs() - spent.atMs) / 1_000
    return Math.max(0, spent.ms - seconds * refillMsPerSecond)
  }
}
