/** What a document holds, by ids alone: enough to judge an update without its text. */
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { IdRanges } from './id-ranges.ts'
import type { IdRange, ParsedUpdate } from './update-parser.ts'

export class Extent {
  /** For each client how many of its ids exist: all from 0 on, without a gap. */
  readonly #clocks = new Map<number, number>()
  readonly deleted = new IdRanges()

  clockOf(client: number): number {
    return this.#clocks.get(client) ?? 0
  }

  advance(clocks: Iterable<readonly [client: number, clock: number]>): void {
    for (const [client, clock] of clocks) this.#clocks.set(client, clock)
  }

  delete(ranges: Iterable<IdRange>): void {
    for (const range of ranges) this.deleted.add(range)
  }

  /** Takes in an update that was checked when it was logged. False when it does not fit what is here. */
  absorb({ clients, deletes }: ParsedUpdate): boolean {
    for (const { client, structs, end } of clients) {
      const known = this.clockOf(client)
      if ((structs[0]?.clock ?? 0) > known) return false
      if (end > known) this.#clocks.set(client, end)
    }
    if (!deletes.every(({ client, clock, length }) => clock + length <= this.clockOf(client))) {
      return false
    }
    this.delete(deletes)
    return true
  }

  clocks(): Map<number, number> {
    return new Map(this.#clocks)
  }

  /** As Yjs writes it. */
  stateVector(): Uint8Array {
    const encoder = createEncoder()
    writeVarUint(encoder, this.#clocks.size)
    for (const [client, clock] of this.#clocks) {
      writeVarUint(encoder, client)
      writeVarUint(encoder, clock)
    }
    return toUint8Array(encoder)
  }
}
