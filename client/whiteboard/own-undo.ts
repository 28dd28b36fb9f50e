/**
 * Undo that takes back one's own work only. The library undoes by putting back whole records as they were, and with
 * them whatever others have changed meanwhile; here each step is reduced to the fields that it had changed itself and
 * that nobody has touched since.
 */
import type { RecordsDiff, TLRecord, TLStore } from 'tldraw'
import { sameJson } from './same-json.ts'

type Fields = Record<string, unknown>

const shared = new Set(['shape', 'binding', 'asset'])

/** Undo, redo and an interrupted drag all go through `store.applyDiff`. */
export function undoOwnWorkOnly(store: TLStore): void {
  const applyDiff = store.applyDiff.bind(store)
  store.applyDiff = (diff, options) => applyDiff(ownPartOf(diff, store), options)
}

export function ownPartOf(
  diff: RecordsDiff<TLRecord>,
  store: Pick<TLStore, 'get' | 'has'>,
): RecordsDiff<TLRecord> {
  const own = { added: {}, updated: {}, removed: diff.removed } as RecordsDiff<TLRecord>
  for (const record of Object.values(diff.added)) {
    // Somebody has brought it back already: theirs stands.
    if (!shared.has(record.typeName) || !store.has(record.id)) put(own.added, record.id, record)
  }
  for (const [from, to] of Object.values(diff.updated)) {
    if (!shared.has(to.typeName)) {
      put(own.updated, to.id, [from, to])
      continue
    }
    const here = store.get(to.id)
    // Somebody has deleted it: a step within it would bring it back.
    if (here) put(own.updated, to.id, [here, withOwnFields(here, from, to)])
  }
  return own
}

function withOwnFields(here: TLRecord, from: TLRecord, to: TLRecord): TLRecord {
  const { props, ...fields } = here as TLRecord & { props: object }
  const own = { ...reverted(fields, from, to), props: { ...props } }
  if ('props' in from && 'props' in to) own.props = reverted(own.props, from.props, to.props)
  return own as TLRecord
}

function reverted<T extends object>(here: T, from: object, to: object): T {
  const result = new Map(Object.entries(here))
  for (const [key, value] of Object.entries(to)) {
    if (sameJson(result.get(key), (from as Fields)[key])) result.set(key, value)
  }
  return Object.fromEntries(result) as T
}

/** The library's diffs are plain objects keyed by branded ids. */
function put<V>(entries: Record<TLRecord['id'], V>, id: string, value: V): void {
  entries[id as TLRecord['id']] = value
}
