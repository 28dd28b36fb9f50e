/**
 * Binds the board's store to its document, both ways.
 *
 * Local changes wait in `pending` and are written 30 times a second, so that a stroke costs bytes, not kilobytes, and
 * nobody sees it stutter. Others' changes go into the store at once, except where a local change to the same record
 * waits: that record is a conflict, and once the local change is written the document says how it looks.
 */
import type * as Y from 'yjs'
import type { TLRecord, TLStore } from 'tldraw'
import { limits } from '#shared/limits.ts'
import { boardRecordProblem, recordsOf, touchedRecords, writeRecord } from '#shared/whiteboard.ts'
import { readContents } from './board-contents.ts'
import type { BoardPart } from './board-contents.ts'
import { mergeRemote } from './remote-changes.ts'
import { sameJson } from './same-json.ts'

/** Why a change made here was taken back: the board is full, or the shape is none that the board takes. */
export type Refusal = 'full' | 'too-large' | 'forbidden'

export interface StoreBindingOptions {
  /** Whether local changes may be written now; otherwise they are taken back. */
  readonly writable: () => boolean
  readonly onRefused: (refusal: Refusal) => void
}

export interface StoreBinding {
  /** Writes what waits: before the page goes away. */
  flush(): void
  unbind(): void
}

const intervalMs = 1000 / 30

interface Change {
  readonly from: BoardPart | undefined
  readonly to: BoardPart | undefined
}

export function bindStore(
  store: TLStore,
  doc: Y.Doc,
  { writable, onRefused }: StoreBindingOptions,
): StoreBinding {
  const records = recordsOf(doc)
  const contents = readContents(
    records,
    (record) =>
      store.schema.validateRecord(store, record as TLRecord, 'initialize', null) as BoardPart,
  )
  const pending = new Map<string, Change>()
  const conflicts = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let flushedAtMs = Number.NEGATIVE_INFINITY

  function note(id: string, from: TLRecord | undefined, to: TLRecord | undefined) {
    // There is one page, the same for everybody: neither it nor the document record is shared.
    const kind = (from ?? to)?.typeName
    if (kind !== 'shape' && kind !== 'binding' && kind !== 'asset') return
    const first = pending.get(id)
    pending.set(id, { from: first ? first.from : (from as BoardPart), to: to as BoardPart })
  }

  const stopListening = store.listen(
    ({ changes }) => {
      for (const record of Object.values(changes.added)) note(record.id, undefined, record)
      for (const [from, to] of Object.values(changes.updated)) note(to.id, from, to)
      for (const record of Object.values(changes.removed)) note(record.id, record, undefined)
      if (pending.size === 0) return
      timer ??= setTimeout(flush, Math.max(0, flushedAtMs + intervalMs - performance.now()))
    },
    { source: 'user', scope: 'document' },
  )

  /** The store tells its listeners of changes a frame late; to listen anew makes it tell them now. */
  function collectLocalChanges() {
    store.listen(() => undefined)()
  }

  function flush() {
    collectLocalChanges()
    clearTimeout(timer)
    timer = undefined
    flushedAtMs = performance.now()
    const changes = [...pending]
    pending.clear()
    const refusals = new Set<Refusal>()
    doc.transact(() => {
      for (const [id, change] of changes) {
        const refusal = writable() ? write(id, change) : 'read-only'
        if (refusal === undefined) continue
        conflicts.add(id)
        if (refusal !== 'gone' && refusal !== 'read-only') refusals.add(refusal)
      }
    })
    const open = [...conflicts]
    conflicts.clear()
    settle(open)
    for (const refusal of refusals) onRefused(refusal)
  }

  function write(id: string, { from, to }: Change): Refusal | 'gone' | undefined {
    if (!to) {
      // Two people may have bound the same end of an arrow; unseen, the other binding would now appear.
      for (const binding of contents.bindingsLike(id)) records.delete(binding)
      if (records.has(id)) records.delete(id)
      return undefined
    }
    const problem = boardRecordProblem(to)
    if (problem !== undefined) return problem === 'too large' ? 'too-large' : 'forbidden'
    if (!from && !records.has(id) && records.size >= limits.whiteboardRecords) return 'full'
    return writeRecord(records, from, to) ? undefined : 'gone'
  }

  /** Makes the store show what the document says of these records and of whatever depends on them. */
  function settle(touched: Iterable<string>) {
    // A hostile key may be the name of one's own camera or page.
    const ids = new Set([...touched].filter((id) => /^(shape|binding|asset):/.test(id)))
    const put: BoardPart[] = []
    const remove: string[] = []
    const compare = (id: string, changed: (seen: BoardPart, here: BoardPart) => boolean) => {
      if (pending.has(id)) {
        conflicts.add(id)
        return
      }
      const seen = contents.seen(id)
      const here = store.get(id as TLRecord['id']) as BoardPart | undefined
      if (!seen && here) remove.push(id)
      if (seen && (!here || changed(seen, here))) put.push(seen)
    }
    const relationsChanged = contents.read(ids)
    for (const id of ids) compare(id, (seen, here) => !sameJson(seen, here))
    for (const id of relationsChanged ? contents.ids() : []) {
      if (!ids.has(id)) compare(id, movedElsewhere)
    }
    mergeRemote(store, put, remove)
  }

  // One's own writes come by here too: merged with what others wrote meanwhile they may look different.
  function follow(events: Y.YEvent<Y.AbstractType<unknown>>[]) {
    collectLocalChanges()
    settle(touchedRecords(events, records))
  }

  records.observeDeep(follow)
  settle([...records.keys(), ...shownIn(store)])
  return {
    flush,
    unbind() {
      flush()
      stopListening()
      records.unobserveDeep(follow)
    },
  }
}

/** What an earlier document has left on the screen. */
const shownIn = (store: TLStore) => store.allRecords().map(({ id }) => id)

const movedElsewhere = (seen: BoardPart, here: BoardPart) =>
  seen.typeName === 'shape' && here.typeName === 'shape' && seen.parentId !== here.parentId
