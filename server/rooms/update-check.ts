/**
 * Judges an update before anything is made of it. What passes here can be applied by every peer at once, wholly,
 * with the same result: it continues its sender's own clocks without a gap, leans only on what exists, and
 * deletes only what exists.
 */
import * as Y from 'yjs'
import { limits } from '#shared/limits.ts'
import type { RefusalReason } from '#shared/protocol.ts'
import { MalformedUpdate } from './byte-reader.ts'
import type { Extent } from './extent.ts'
import { integrationOrder } from './update-order.ts'
import type { Placed } from './update-order.ts'
import { parseUpdate } from './update-parser.ts'
import type { ClientStructs, IdRange, ParsedUpdate } from './update-parser.ts'
import { writeUpdate } from './update-writer.ts'

/** What of an update is new to the document. */
export interface Novelty {
  /** Holds exactly that; undefined when nothing is new. The log never holds anything twice. */
  readonly update: Uint8Array | undefined
  /** Whose ids it adds, and how far these go afterwards. */
  readonly clocks: readonly (readonly [client: number, clock: number])[]
  readonly deletes: readonly IdRange[]
  /** How many items it adds. */
  readonly items: number
  /** The same as `update` in parts that can be applied one after another. To be read before the bytes change. */
  pieces(): Iterable<Uint8Array>
}

export interface Refusal {
  readonly refused: RefusalReason
}

/** The document that an update is meant for, and the sender's part in it. */
export interface Ground {
  readonly extent: Extent
  readonly roots: readonly string[]
  /** Whether the sender may write under this client id. */
  mayUse(client: number): boolean
}

/** One for each time that a page was loaded without reaching the server; more is no browser. */
const clientsPerUpdate = 64

/** Few enough that the most expensive of them take a fraction of a second, enough that cutting costs little. */
export const itemsPerPiece = 32

/** Never throws: whatever bytes come, the answer is what is new in them or why they are refused. */
export function checkUpdate(bytes: Uint8Array, ground: Ground): Novelty | Refusal {
  if (bytes.byteLength > limits.syncStep2Bytes) return { refused: 'too-large' }
  try {
    const parsed = parseUpdate(bytes, ground.roots)
    const tail = withoutKnownBeginnings(parsed, ground.extent)
    return judge(tail === bytes ? parsed : parseUpdate(tail, ground.roots), ground)
  } catch (error) {
    if (error instanceof MalformedUpdate) return { refused: 'malformed' }
    throw error
  }
}

/**
 * An item of which the document has the beginning (typing went on in it while it was on its way) is cut there,
 * or its beginning would be logged twice.
 */
function withoutKnownBeginnings({ bytes, clients }: ParsedUpdate, extent: Extent): Uint8Array {
  const straddles = clients.some(({ client, structs }) => {
    const known = extent.clockOf(client)
    return structs.some(({ clock, length }) => clock < known && known < clock + length)
  })
  return straddles ? Y.diffUpdate(bytes, extent.stateVector()) : bytes
}

function judge(parsed: ParsedUpdate, ground: Ground): Novelty | Refusal {
  const { extent } = ground
  const fresh: ClientStructs[] = []
  let hollowIds = 0
  let known = 0
  for (const one of parsed.clients) {
    const clock = extent.clockOf(one.client)
    if ((one.structs[0]?.clock ?? 0) > clock) return { refused: 'gap' }
    const structs = one.structs.filter((struct) => struct.clock >= clock)
    known += one.structs.length - structs.length
    if (structs.length === 0) continue
    if (!ground.mayUse(one.client)) return { refused: 'foreign-client' }
    for (const struct of structs) if (struct.hollow) hollowIds += struct.length
    fresh.push({ ...one, structs })
  }
  if (fresh.length > clientsPerUpdate) return { refused: 'malformed' }
  // A length without content costs its sender nothing and would use up a person's clock for good.
  if (hollowIds > limits.clockAdvance) return { refused: 'malformed' }
  const order = integrationOrder(fresh, extent)
  if (!order) return { refused: 'gap' }

  const endOf = (client: number) =>
    fresh.find((one) => one.client === client)?.end ?? extent.clockOf(client)
  const deletes: IdRange[] = []
  for (const range of parsed.deletes) {
    if (range.clock + range.length > endOf(range.client)) return { refused: 'gap' }
    deletes.push(...extent.deleted.missing(range))
  }
  const allNew = known === 0 && sameRanges(deletes, parsed.deletes)
  const update = newBytes(parsed.bytes, fresh, deletes, allNew)
  const pieces = () => inPieces(parsed.bytes, update, order, deletes)
  const clocks = fresh.map(({ client, end }) => [client, end] as const)
  return { update, clocks, deletes, items: order.length, pieces }
}

function* inPieces(
  bytes: Uint8Array,
  update: Uint8Array | undefined,
  order: readonly Placed[],
  deletes: readonly IdRange[],
): Iterable<Uint8Array> {
  if (order.length <= itemsPerPiece) {
    if (update) yield update
    return
  }
  for (let from = 0; from < order.length; from += itemsPerPiece) {
    const lines = Map.groupBy(order.slice(from, from + itemsPerPiece), ({ client }) => client)
    yield writeUpdate(bytes, [...lines].map(asClientStructs), [])
  }
  if (deletes.length > 0) yield writeUpdate(bytes, [], deletes)
}

function asClientStructs([client, placed]: [number, Placed[]]): ClientStructs {
  const structs = placed.map(({ struct }) => struct)
  const last = structs.at(-1)
  return { client, structs, end: last ? last.clock + last.length : 0 }
}

/** A copy in any case: the bytes that came are a window into the socket's buffer. */
function newBytes(
  bytes: Uint8Array,
  fresh: readonly ClientStructs[],
  deletes: readonly IdRange[],
  allNew: boolean,
): Uint8Array | undefined {
  if (fresh.length === 0 && deletes.length === 0) return undefined
  return allNew ? new Uint8Array(bytes) : writeUpdate(bytes, fresh, deletes)
}

function sameRanges(a: readonly IdRange[], b: readonly IdRange[]): boolean {
  return a.length === b.length && a.every((range, index) => range.length === b[index]?.length)
}
