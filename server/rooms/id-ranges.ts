/** A set of ids, kept as ranges: what of a document is deleted. */
import type { IdRange } from './update-parser.ts'

export class IdRanges {
  /** For each client start, end, start, end…, ascending; ranges neither overlap nor touch. */
  readonly #bounds = new Map<number, number[]>()

  add({ client, clock, length }: IdRange): void {
    const bounds = this.#bounds.get(client)
    const end = clock + length
    if (!bounds) {
      this.#bounds.set(client, [clock, end])
      return
    }
    // An even index stands between ranges, an odd one inside or at the end of one.
    const first = firstAtLeast(bounds, clock)
    const last = firstAtLeast(bounds, end + 1)
    const merged: number[] = []
    if (first % 2 === 0) merged.push(clock)
    if (last % 2 === 0) merged.push(end)
    bounds.splice(first, last - first, ...merged)
  }

  /** The parts of the range that are not in the set yet. */
  missing({ client, clock, length }: IdRange): IdRange[] {
    const bounds = this.#bounds.get(client) ?? []
    const end = clock + length
    const parts: IdRange[] = []
    let start = clock
    let index = firstAtLeast(bounds, clock + 1)
    if (index % 2 === 1) start = bounds[index++] ?? end
    while (start < end) {
      const next = Math.min(bounds[index] ?? end, end)
      if (next > start) parts.push({ client, clock: start, length: next - start })
      start = bounds[index + 1] ?? end
      index += 2
    }
    return parts
  }
}

/** The index of the first of the ascending `bounds` that is not below `value`. */
function firstAtLeast(bounds: readonly number[], value: number): number {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((bounds[middle] ?? Infinity) < value) low = middle + 1
    else high = middle
  }
  return low
}
