/**
 * What a whiteboard record may be. A peer's browser draws whatever passes here, so it is checked by the server on
 * each write: one bad record could break everybody's canvas, name a foreign image, or carry a link that runs script.
 */
import { utf8ByteLength } from 'lib0/string'
import * as Y from 'yjs'
import { limits } from './limits.ts'
import { fixedFields, isStroke, readRecord, recordsOf } from './whiteboard-record.ts'
import { farthest, strokeProblem } from './whiteboard-stroke.ts'

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
  let bytes = 0
  for (const [key, value] of entry as Y.Map<unknown>) {
    if (key === 's') continue
    if (!/^(p\.)?[A-Za-z]{1,32}$/.test(key) || forbiddenKeys.has(key.replace('p.', ''))) {
      return 'field with a forbidden name'
    }
    if (key !== 'b' && fixedFields.has(key)) return `${key} may not change`
    const problem = jsonProblem(value)
    if (problem !== undefined) return problem
    bytes += utf8ByteLength(JSON.stringify(value))
    if (bytes > limits.whiteboardRecordBytes) return 'too large'
  }
  const stroke = entry.get('s')
  if (stroke !== undefined) {
    if (!(stroke instanceof Y.Array)) return 'stroke that is no list'
    // A token is a small integer: three bytes on average, one at least.
    if (bytes + stroke.length > limits.whiteboardRecordBytes) return 'too large'
    const problem = strokeProblem(stroke.toArray())
    if (problem !== undefined) return problem
  }
  const record = readRecord(entry)
  if (!record) return 'not a record'
  if (record.id !== id) return 'id differs from its key'
  if (isStroke(record) !== (stroke !== undefined)) return 'stroke where none belongs, or none'
  return fieldsProblem(record as unknown as Fields)
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
      return positionProblem(record) ?? propsProblem(props)
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

function propsProblem(props: Fields): string | undefined {
  if (props['url'] !== undefined && props['url'] !== '') return 'link to elsewhere'
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
  if ((type === 'text') !== (typeof text === 'string')) return 'malformed text'
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

/** Plain JSON of bounded depth, every number finite. */
function jsonProblem(value: unknown, depth = 0): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined
  if (typeof value === 'number') {
    return Math.abs(value) <= 1e12 ? undefined : 'number out of range'
  }
  if (typeof value !== 'object') return 'value that is not JSON'
  if (depth >= deepest) return 'nested too deeply'
  const isArray = Array.isArray(value)
  // A `__proto__` key of the wire becomes the prototype when Yjs reads it.
  if (!isArray && Object.getPrototypeOf(value) !== Object.prototype) return 'forbidden prototype'
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
