import type { Extent } from './extent.ts'
import type { ClientStructs, Id, Struct } from './update-parser.ts'

/** A client's items, of which those before `next` stand in the document. */
interface Line {
  readonly client: number
  readonly structs: readonly Struct[]
  next: number
  /** The clock up to which its ids exist. */
  reached: number
}

export interface Placed {
  readonly client: number
  readonly struct: Struct
}

/**
 * An order in which the items can be put into the document, each client's in theirs, so that each finds what it
 * needs there. Undefined when there is none: peers would keep items as pending, for ever and at their own cost.
 * Linear in the number of items: each line advances only as far as the line that waits for it needs.
 */
export function integrationOrder(
  clients: readonly ClientStructs[],
  extent: Extent,
): Placed[] | undefined {
  const [only] = clients
  if (only && clients.length === 1) return orderOfOne(only, extent)
  const order: Placed[] = []
  const lines = new Map<number, Line>()
  for (const { client, structs } of clients) {
    lines.set(client, { client, structs, next: 0, reached: extent.clockOf(client) })
  }
  const exists = ({ client, clock }: Id) =>
    clock < (lines.get(client)?.reached ?? extent.clockOf(client))

  for (const line of lines.values()) {
    const waiting: { readonly line: Line; readonly until: number }[] = [{ line, until: Infinity }]
    for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
      const struct = top.line.structs[top.line.next]
      if (!struct || top.line.reached > top.until) {
        waiting.pop()
        if (!struct && top.until !== Infinity && top.line.reached <= top.until) return undefined
        continue
      }
      const need = struct.needs.find((id) => !exists(id))
      if (!need) {
        order.push({ client: top.line.client, struct })
        top.line.next++
        top.line.reached = struct.clock + struct.length
        continue
      }
      const needed = lines.get(need.client)
      // Not in this update, or waiting for this very item: a circle.
      if (!needed || waiting.some((one) => one.line === needed)) return undefined
      waiting.push({ line: needed, until: need.clock })
    }
  }
  return order
}

/** One client's items have no other order than their own; typing is this, a hundred times a second. */
function orderOfOne({ client, structs }: ClientStructs, extent: Extent): Placed[] | undefined {
  const order: Placed[] = []
  for (const struct of structs) {
    for (const id of struct.needs) {
      const reached = id.client === client ? struct.clock : extent.clockOf(id.client)
      if (id.clock >= reached) return undefined
    }
    order.push({ client, struct })
  }
  return order
}
