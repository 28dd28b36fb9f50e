/**
 * Reads a Yjs update (format V1) without building anything of it: which ids it brings, what they lean on, what it
 * deletes. Counts are never trusted: each thing counted takes at least a byte, and reading stops where bytes do.
 */
import { ByteReader, MalformedUpdate } from './byte-reader.ts'
import { contentKind, skipContent, skipKey } from './update-content.ts'

/** The name of one character or value of a document: its writer's client id, and the how-many-eth of that writer. */
export interface Id {
  readonly client: number
  readonly clock: number
}

/** One item: `length` ids from `clock` on, and where in the update it stands. */
export interface Struct {
  readonly clock: number
  readonly length: number
  readonly from: number
  readonly to: number
  /** What must exist before it: left and right neighbour, or the item that holds it. */
  readonly needs: readonly Id[]
  /** Whether its length is a mere number, with no content in the update to match. */
  readonly hollow: boolean
}

export interface ClientStructs {
  readonly client: number
  /** At least one, each beginning where the one before ends. */
  readonly structs: readonly Struct[]
  /** The clock behind the last. */
  readonly end: number
}

export interface IdRange extends Id {
  readonly length: number
}

export interface ParsedUpdate {
  readonly bytes: Uint8Array
  readonly clients: readonly ClientStructs[]
  /** For each client in ascending order, apart from each other. */
  readonly deletes: readonly IdRange[]
}

/** Yjs draws client ids as 32-bit numbers. */
export const largestClientId = 0xffff_ffff

/** The bits of an item's first byte above its kind. */
const bit = { kind: 0x1f, key: 0x20, rightOrigin: 0x40, origin: 0x80 } as const
/** What is left of an item when all around it was deleted too: a length. */
const collected = 0
const noNeeds: readonly Id[] = []

/** Throws MalformedUpdate on everything that an honest Yjs would not write into a document with these roots. */
export function parseUpdate(bytes: Uint8Array, roots: readonly string[]): ParsedUpdate {
  const reader = new ByteReader(bytes)
  const clients: ClientStructs[] = []
  const clientCount = reader.varUint()
  const unseen = distinct(clientCount)
  for (let index = 0; index < clientCount; index++) {
    const read = readClientStructs(reader, roots)
    // Yjs would keep the last of two and lose the other.
    if (!unseen(read.client)) throw new MalformedUpdate('client twice')
    clients.push(read)
  }
  const deletes = readDeletes(reader)
  if (!reader.atEnd) throw new MalformedUpdate('bytes after its end')
  return { bytes, clients, deletes }
}

function readClientStructs(reader: ByteReader, roots: readonly string[]): ClientStructs {
  const count = reader.varUint()
  const client = readClient(reader)
  let clock = reader.varUint()
  if (count === 0) throw new MalformedUpdate('client without items')
  const structs: Struct[] = []
  for (let index = 0; index < count; index++) {
    const struct = readStruct(reader, clock, roots)
    clock += struct.length
    if (struct.length === 0) throw new MalformedUpdate('empty item')
    if (clock > Number.MAX_SAFE_INTEGER) throw new MalformedUpdate('clock too large')
    structs.push(struct)
  }
  return { client, structs, end: clock }
}

function readStruct(reader: ByteReader, clock: number, roots: readonly string[]): Struct {
  const from = reader.position
  const info = reader.byte()
  if (info === collected) {
    const length = reader.varUint()
    return { clock, length, from, to: reader.position, needs: noNeeds, hollow: true }
  }
  const needs: Id[] = []
  if (info & bit.origin) needs.push(readId(reader))
  if (info & bit.rightOrigin) needs.push(readId(reader))
  if (needs.length === 0) {
    readParent(reader, roots, needs)
    if (info & bit.key) skipKey(reader)
  }
  const kind = info & bit.kind
  const length = skipContent(reader, kind)
  return { clock, length, from, to: reader.position, needs, hollow: kind === contentKind.deleted }
}

/** Without neighbours an item names what holds it: a root by its name, or another item by its id. */
function readParent(reader: ByteReader, roots: readonly string[], needs: Id[]) {
  const form = reader.varUint()
  if (form === 0) needs.push(readId(reader))
  else if (form !== 1) throw new MalformedUpdate('parent of unknown form')
  else if (!roots.includes(reader.text())) throw new MalformedUpdate('foreign root')
}

function readDeletes(reader: ByteReader): IdRange[] {
  const ranges: IdRange[] = []
  const clientCount = reader.varUint()
  const unseen = distinct(clientCount)
  for (let index = 0; index < clientCount; index++) {
    const client = readClient(reader)
    if (!unseen(client)) throw new MalformedUpdate('client twice')
    const count = reader.varUint()
    let end = -1
    for (let range = 0; range < count; range++) {
      const clock = reader.varUint()
      const length = reader.varUint()
      if (clock <= end || length === 0) throw new MalformedUpdate('deletions out of order')
      end = clock + length
      if (end > Number.MAX_SAFE_INTEGER) throw new MalformedUpdate('clock too large')
      ranges.push({ client, clock, length })
    }
  }
  return ranges
}

/** Tells whether a client comes for the first time. Of one alone nothing need be remembered, and typing is this. */
function distinct(count: number): (client: number) => boolean {
  if (count <= 1) return () => true
  const seen = new Set<number>()
  return (client) => seen.size < seen.add(client).size
}

function readClient(reader: ByteReader): number {
  const client = reader.varUint()
  if (client > largestClientId) throw new MalformedUpdate('client id too large')
  return client
}

const readId = (reader: ByteReader): Id => ({ client: readClient(reader), clock: reader.varUint() })
