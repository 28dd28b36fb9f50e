/** What may stand inside a Yjs item: text, plain values, and the three types that the product's documents use. */
import { MalformedUpdate } from './byte-reader.ts'
import type { ByteReader } from './byte-reader.ts'

/** Yjs's content numbers. Left out are those that the product never writes: JSON, binary, embeds, formats, subdocuments. */
export const contentKind = { deleted: 1, text: 4, type: 7, values: 8 } as const

/** Array, map and text; the XML types are left out. */
const lastPlainType = 2
/** Deeper than any record is, shallower than any reader's stack. */
const deepest = 64
/** As keys of a plain object they reach beyond it. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** lib0's numbers for plain values; 122 (big integer) and 116 (bytes) are left out. */
const valueKind = {
  undefined: 127,
  null: 126,
  integer: 125,
  float32: 124,
  float64: 123,
  false: 121,
  true: 120,
  text: 119,
  object: 118,
  array: 117,
} as const

/** Skips an item's content and returns how far it moves its client's clock. */
export function skipContent(reader: ByteReader, kind: number): number {
  switch (kind) {
    case contentKind.deleted:
      return reader.varUint()
    case contentKind.text:
      return reader.skipText()
    case contentKind.type:
      if (reader.varUint() > lastPlainType) throw new MalformedUpdate('type that no document has')
      return 1
    case contentKind.values: {
      const count = reader.varUint()
      for (let index = 0; index < count; index++) skipValue(reader, 0)
      return count
    }
    default:
      throw new MalformedUpdate(`content of kind ${kind}`)
  }
}

/** A key of a map, in an item or in a plain value. */
export function skipKey(reader: ByteReader): void {
  if (forbiddenKeys.has(reader.text())) throw new MalformedUpdate('forbidden key')
}

function skipValue(reader: ByteReader, depth: number): void {
  if (depth > deepest) throw new MalformedUpdate('nested too deeply')
  const kind = reader.byte()
  switch (kind) {
    case valueKind.undefined:
    case valueKind.null:
    case valueKind.false:
    case valueKind.true:
      return
    case valueKind.integer:
      return reader.skipVarInt()
    case valueKind.float32:
      return reader.skip(4)
    case valueKind.float64:
      return reader.skip(8)
    case valueKind.text:
      reader.skipText()
      return
    case valueKind.object: {
      const count = reader.varUint()
      for (let index = 0; index < count; index++) {
        skipKey(reader)
        skipValue(reader, depth + 1)
      }
      return
    }
    case valueKind.array: {
      const count = reader.varUint()
      for (let index = 0; index < count; index++) skipValue(reader, depth + 1)
      return
    }
    default:
      throw new MalformedUpdate(`value of kind ${kind}`)
  }
}
