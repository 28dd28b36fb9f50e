/**
 * What a whiteboard record may be. A peer's browser draws whatever passes here, so it is checked by the server on
 * each write: one bad record could break everybody's canvas, name a foreign image, or carry a link that runs script.
 */
import { utf8ByteLength } from 'lib0/string'
import * as Y from 'yjs'
import { limits } from './limits.ts'
import { fixedFields, isStroke, readRecord, recordsOf } from './whiteboard-record.ts'
import type { BoardRecord } from './whiteboard-record.ts'
import { encodeStroke, farthest, strokeProblem } from './whiteboard-stroke.ts'
import type { StrokeSegment } from './whiteboard-stroke.ts'

type Fields = Record<string, unknown>

/** No embed, bookmark or video: they bring other people's pages into this one. */
const shapeTypes = new Set([
  'draw',
  'highlight',
  'geo',
  'arrow',
  'line',
  'text',
  'note',
  'frame',
  'group',
  'image',
])
const ids = {
  shape: /^shape:[A-Za-z0-9_-]{1,57}$/,
  binding: /^binding:[A-Za-z0-9_-]{1,57}$/,
  asset: /^asset:[0-9a-f]{64}$/,
} as const
const richTextNodes = new Set([
  'doc',
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'hardBreak',
  'text',
])
/** No link: what is written on the board opens nothing. */
const richTextMarks = new Set(['bold', 'italic', 'strike', 'code', 'highlight'])
const deepest = 32

/** Why the touched records may not stand in the document, for the log; undefined when they may. */
export function checkRecords(doc: Y.Doc, touched: Iterable<string>): string | undefined {
  const records = recordsOf(doc)
  for (const id of touched) {
    const entry = records.get(id)
    if (entry === undefined) continue
    if (records.size > limits.whiteboardRecords) return 'too many records'
    const problem = recordProblem(id, entry)
    if (problem !== undefined) return `${id.slice(0, 80)}: ${problem}`
  }
  return undefined
}

/** Why `entry`, a value of the root `records`, may not stand under `id`; undefined when it may. */
export function recordProblem(id: string, entry: unknown): string | undefined {
  if (!(entry instanceof Y.Map)) return 'not a map'
  for (const [key, value] of entry as Y.Map<unknown>) {
    if (!/^(p\.)?[A-Za-z]{1,32}$/.test(key)) return 'field with a forbidden name'
    if (key !== 'b' && key !== 's' && fixedFields.has(key)) return `${key} may not change`
    if (forbiddenKeys.has(key.replace('p.', ''))) return 'field with a forbidden name'
    if (value === undefined || (key !== 's' && value instanceof Y.AbstractType)) return 'not JSON'
  }
  const base: unknown = entry.get('b')
  if (!isFields(base) || jsonProblem(base) !== undefined) return 'not a record'
  const stroke: unknown = entry.get('s')
  if (stroke !== undefined) {
    if (!(stroke instanceof Y.Array)) return 'stroke that is no list'
    // A token is a byte at the least.
    if (stroke.length > limits.whiteboardRecordBytes) return 'too large'
    const problem = strokeProblem(stroke.toArray())
    if (problem !== undefined) return problem
  }
  const record = readRecord(entry)
  if (!record) return 'not a record'
  if (record.id !== id) return 'id differs from its key'
  if (isStroke(record) !== (stroke !== undefined)) return 'stroke where none belongs, or none'
  return boardRecordProblem(record)
}

/** Why nobody may put this record on the board; undefined when they may. */
export function boardRecordProblem(record: BoardRecord): string | undefined {
  const fields = record as unknown as Fields
  if (!isFields(fields['props'])) return 'record without props'
  let rest: Fields = fields
  let bytes = 0
  if (isStroke(record)) {
    const { segments, ...props } = fields['props']
    rest = { ...fields, props }
    const tokens = encodeStroke(segments as readonly StrokeSegment[], props['isPen'] === true)
    bytes += utf8ByteLength(tokens.join())
    const problem = strokeProblem(tokens)
    if (problem !== undefined) return problem
  }
  const problem = jsonProblem(rest)
  if (problem !== undefined) return problem
  bytes += utf8ByteLength(JSON.stringify(rest))
  if (bytes > limits.whiteboardRecordBytes) return 'too large'
  return fieldsProblem(rest)
}

function fieldsProblem(record: Fields): string | undefined {
  const { id, typeName, type } = record
  const props = record['props'] as Fields
  switch (typeName) {
    case 'shape':
      if (!matches(id, ids.shape)) return 'malformed id'
      if (typeof type !== 'string' || !shapeTypes.has(type)) return 'shape of a forbidden type'
      if (record['parentId'] !== 'page:page' && !matches(record['parentId'], ids.shape)) {
        return 'malformed parent'
      }
      if (record['parentId'] === id) return 'its own parent'
      return positionProblem(record) ?? propsProblem(type, props)
    case 'binding':
      if (!matches(id, ids.binding)) return 'malformed id'
      if (type !== 'arrow') return 'binding of a forbidden type'
      if (!matches(record['fromId'], ids.shape) || !matches(record['toId'], ids.shape)) {
        return 'binding without ends'
      }
      return undefined
    case 'asset':
      if (!matches(id, ids.asset)) return 'malformed id'
      if (type !== 'image') return 'asset of a forbidden type'
      // Only an image of this room, by its name: an address would make browsers call it.
      return props['src'] === id ? undefined : 'asset from elsewhere'
    default:
      return 'record of a forbidden kind'
  }
}

function positionProblem({ x, y, index }: Fields): string | undefined {
  for (const value of [x, y]) {
    if (typeof value !== 'number' || Math.abs(value) > farthest) return 'malformed position'
  }
  return matches(index, /^[A-Za-z0-9]{1,256}$/) ? undefined : 'malformed index'
}

function propsProblem(type: string, props: Fields): string | undefined {
  if (props['url'] !== undefined && props['url'] !== '') return 'link to elsewhere'
  const { scale, points } = props
  // Beyond these, sizes run to infinity or vanish.
  if (scale !== undefined && !(typeof scale === 'number' && scale > 1e-3 && scale < 1e3)) {
    return 'scale out of range'
  }
  // A line of fewer points cannot be drawn, and breaks whoever tries.
  if (type === 'line' && !(isFields(points) && Object.keys(points).length >= 2)) {
    return 'line without points'
  }
  const { assetId, richText } = props
  if (assetId !== undefined && assetId !== null && !matches(assetId, ids.asset)) {
    return 'malformed asset'
  }
  return richText === undefined ? undefined : richTextProblem(richText, true)
}

function richTextProblem(node: unknown, root = false): string | undefined {
  if (!isFields(node)) return 'malformed text'
  const { type, content, marks, text } = node
  if (typeof type !== 'string' || !richTextNodes.has(type) || (type === 'doc') !== root) {
    return 'malformed text'
  }
  // An empty text throws in the library, and with it whatever shows the shape.
  if (type === 'text' ? typeof text !== 'string' || text === '' : text !== undefined) {
    return 'malformed text'
  }
  if (marks !== undefined) {
    if (!Array.isArray(marks)) return 'malformed text'
    for (const mark of marks as unknown[]) {
      if (!isFields(mark)) return 'malformed text'
      if (typeof mark['type'] !== 'string' || !richTextMarks.has(mark['type'])) {
        return 'text with a forbidden mark'
      }
    }
  }
  if (content === undefined) return root ? 'malformed text' : undefined
  if (!Array.isArray(content)) return 'malformed text'
  for (const child of content as unknown[]) {
    const problem = richTextProblem(child)
    if (problem !== undefined) return problem
  }
  return undefined
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** Plain JSON of bounded depth, every number finite. A field may be undefined: it is left out when written. */
function jsonProblem(value: unknown, depth = 0): string | undefined {
  if (
    value === null ||
    value === undefined ||
    typeof value === 'string' ||
    typeof value === 'boolean'
  )
    return undefined
  if (typeof value === 'number') {
    return Math.abs(value) <= 1e12 ? undefined : 'number out of range'
  }
  if (typeof value !== 'object') return 'value that is not JSON'
  if (depth >= deepest) return 'nested too deeply'
  const isArray = Array.isArray(value)
  // A `__proto__` key of the wire becomes the prototype when Yjs reads it. The text editor's own objects have none.
  const prototype: unknown = Object.getPrototypeOf(value)
  if (!isArray && prototype !== Object.prototype && prototype !== null) return 'forbidden prototype'
  for (const [key, inner] of Object.entries(value)) {
    if (!isArray && forbiddenKeys.has(key)) return 'field with a forbidden name'
    const problem = jsonProblem(inner, depth + 1)
    if (problem !== undefined) return problem
  }
  return undefined
}

const matches = (value: unknown, pattern: RegExp) =>
  typeof value === 'string' && pattern.test(value)

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
