/**
 * How a record lies in the whiteboard's document: root `records`, a Y.Map from record id to one Y.Map each.
 *
 * - `b`: the record as it was created, plain JSON; a stroke's without `segments`
 * - `x`, `parentId`, …: fields changed since; `p.color`, `p.richText`, …: props changed since
 * - `s`: a stroke's segments, a Y.Array of tokens (see whiteboard-stroke.ts)
 *
 * One key a field, so that two people may recolour and move the same shape at once and both are kept.
 * Page and document records are the same for everybody and not stored: a board has one page, `page:page`.
 */
import * as Y from 'yjs'
import { decodeStroke, encodeStroke } from './whiteboard-stroke.ts'
import type { StrokeSegment } from './whiteboard-stroke.ts'

/** A shape, a binding (an arrow's hold on a shape) or an asset (an image's name), as the board's library has it. */
export interface BoardRecord {
  readonly id: string
  readonly typeName: string
}

type Fields = Record<string, unknown>

export const recordsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap<unknown>('records')

/** Fields that make a record what it is: they never change, so nothing may override them. */
export const fixedFields: ReadonlySet<string> = new Set([
  'id',
  'typeName',
  'type',
  'props',
  'b',
  's',
])

/**
 * Writes the step from `from` (undefined: the record is new) to `to`, and only what differs between them.
 * Returns false, with nothing written, when the record to change is no longer there: its deletion holds.
 */
export function writeRecord(
  records: Y.Map<unknown>,
  from: BoardRecord | undefined,
  to: BoardRecord,
): boolean {
  if (!from) {
    records.set(to.id, newEntry(to))
    return true
  }
  const entry = records.get(to.id)
  if (!(entry instanceof Y.Map)) return false
  if (needsNewEntry(from, to)) {
    records.set(to.id, newEntry(to))
    return true
  }
  for (const [key, value] of changes(from, to)) if (key !== 'props') entry.set(key, plain(value))
  for (const [key, value] of changes(propsOf(from), propsOf(to))) {
    if (key === 'segments' && isStroke(to)) writeStroke(entry, to)
    else entry.set(`p.${key}`, plain(value))
  }
  return true
}

/** The record that an entry spells, unchecked beyond what reading needs; undefined when it spells none. */
export function readRecord(entry: unknown): BoardRecord | undefined {
  if (!(entry instanceof Y.Map)) return undefined
  const base: unknown = entry.get('b')
  if (!isFields(base)) return undefined
  const record: Fields = { ...base }
  const props: Fields = isFields(base['props']) ? { ...base['props'] } : {}
  for (const [key, value] of entry as Y.Map<unknown>) {
    if (key.startsWith('p.')) props[key.slice(2)] = value
    else if (!fixedFields.has(key)) record[key] = value
  }
  record['props'] = props
  const stroke: unknown = entry.get('s')
  if (stroke instanceof Y.Array) {
    try {
      props['segments'] = decodeStroke(stroke.toArray())
    } catch {
      return undefined
    }
  }
  const { id, typeName } = record
  if (typeof id !== 'string' || typeof typeName !== 'string') return undefined
  return { ...record, id, typeName }
}

/** The ids of records that changes anywhere below `records` touched. */
export function touchedRecords(
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
  records: Y.Map<unknown>,
): Set<string> {
  const ids = new Set<string>()
  for (const event of events) {
    if (event.target === records) for (const id of event.changes.keys.keys()) ids.add(id)
    else ids.add(String(event.path[0]))
  }
  return ids
}

export function isStroke(record: BoardRecord): boolean {
  const { type } = record as { type?: unknown }
  return record.typeName === 'shape' && (type === 'draw' || type === 'highlight')
}

function newEntry(record: BoardRecord): Y.Map<unknown> {
  const entry = new Y.Map<unknown>()
  if (isStroke(record)) {
    const { segments: _, ...props } = propsOf(record)
    entry.set('b', plain({ ...record, props }))
    entry.set('s', Y.Array.from(tokensOf(record)))
  } else {
    entry.set('b', plain(record))
  }
  return entry
}

/** A field that vanished cannot be said by an override, nor can a change of what a record is. */
function needsNewEntry(from: BoardRecord, to: BoardRecord): boolean {
  const vanished = (before: object, after: object) =>
    Object.keys(before).some((key) => !(key in after))
  return (
    vanished(from, to) ||
    vanished(propsOf(from), propsOf(to)) ||
    changes(from, to).some(([key]) => key !== 'props' && fixedFields.has(key))
  )
}

function writeStroke(entry: Y.Map<unknown>, record: BoardRecord) {
  const tokens = tokensOf(record)
  const stroke: unknown = entry.get('s')
  if (!(stroke instanceof Y.Array)) {
    entry.set('s', Y.Array.from(tokens))
    return
  }
  const present: unknown[] = stroke.toArray()
  let kept = 0
  while (kept < present.length && kept < tokens.length && present[kept] === tokens[kept]) kept++
  // While a stroke is being drawn nobody else changes it and its tail may be taken back. A finished one may be
  // changed by two people at once: replaced as a whole, one of them wins, where patches of both would mix.
  if (kept < present.length && propsOf(record)['isComplete'] === true) {
    entry.set('s', Y.Array.from(tokens))
    return
  }
  if (kept < present.length) stroke.delete(kept, present.length - kept)
  if (kept < tokens.length) stroke.push(tokens.slice(kept))
}

function tokensOf(record: BoardRecord) {
  const { segments, isPen } = propsOf(record) as {
    segments: readonly StrokeSegment[]
    isPen?: unknown
  }
  return encodeStroke(segments, isPen === true)
}

function propsOf(record: BoardRecord): Fields {
  const { props } = record as { props?: unknown }
  return isFields(props) ? props : {}
}

function changes(from: object, to: object): [string, unknown][] {
  const before = from as Fields
  return Object.entries(to).filter(([key, value]) => !same(before[key], value))
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object') return false
  return JSON.stringify(a) === JSON.stringify(b)
}

/** A copy without undefined fields, sharing nothing with the library's frozen records. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown)
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
