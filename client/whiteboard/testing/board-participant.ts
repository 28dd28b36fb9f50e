/** One participant's board without a screen: document, store, binding and undo, and the gestures that change it. */
import { createTLSchema, createTLStore, getIndexAbove, reverseRecordsDiff } from 'tldraw'
import type {
  IndexKey,
  RecordsDiff,
  TLBindingId,
  TLParentId,
  TLRecord,
  TLShapeId,
  TLStore,
} from 'tldraw'
import * as Y from 'yjs'
import { bindStore } from '../bind-store.ts'
import type { Refusal, StoreBinding } from '../bind-store.ts'
import { undoOwnWorkOnly } from '../own-undo.ts'

type Fields = Record<string, unknown>

export interface BoardParticipant {
  readonly doc: Y.Doc
  readonly store: TLStore
  readonly binding: StoreBinding
  readonly refusals: Refusal[]
  writable: boolean
  /** One step that this person can undo. */
  act(change: () => void): void
  undo(): void
  redo(): void
  box(id: string, fields?: Fields, props?: Fields): void
  frame(id: string): void
  /** An arrow whose ends hold on to shapes. */
  arrow(id: string, from: string, to: string): void
  startStroke(id: string): void
  growStroke(id: string, x: number, y: number): void
  set(id: string, fields: Fields, props?: Fields): void
  /** As the library does it: bindings go with the shape, and so does what lies inside it. */
  remove(id: string): void
  record(id: string): (TLRecord & { props: Fields }) | undefined
  /** Shapes, bindings and assets by id. */
  board(): Record<string, TLRecord>
}

let nextIndex: IndexKey = 'a1' as IndexKey

export function boardParticipant(doc = new Y.Doc()): BoardParticipant {
  const store = createTLStore({ schema: createTLSchema() })
  // An empty merge makes the page and what else every board has.
  store.mergeRemoteChanges(() => undefined)
  undoOwnWorkOnly(store)
  const done: RecordsDiff<TLRecord>[] = []
  const undone: RecordsDiff<TLRecord>[] = []
  const refusals: Refusal[] = []
  const shape = (id: string, type: string, props: Fields, fields: Fields = {}) => {
    nextIndex = getIndexAbove(nextIndex)
    const record = {
      id,
      typeName: 'shape',
      type,
      x: 0,
      y: 0,
      rotation: 0,
      index: nextIndex,
      parentId: 'page:page',
      isLocked: false,
      opacity: 1,
      props,
      meta: {},
      ...fields,
    }
    store.put([record as unknown as TLRecord])
  }
  const participant: BoardParticipant = {
    doc,
    store,
    refusals,
    writable: true,
    binding: bindStore(store, doc, {
      writable: () => participant.writable,
      onRefused: (refusal) => refusals.push(refusal),
    }),
    act(change) {
      done.push(store.extractingChanges(change))
    },
    undo() {
      const diff = done.pop()
      if (!diff) return
      undone.push(diff)
      store.applyDiff(reverseRecordsDiff(diff))
    },
    redo() {
      const diff = undone.pop()
      if (!diff) return
      done.push(diff)
      store.applyDiff(diff)
    },
    box: (id, fields, props) => shape(id, 'geo', { ...geo, ...props }, fields),
    frame: (id) => shape(id, 'frame', { w: 300, h: 300, name: '', color: 'black' }),
    arrow(id, from, to) {
      shape(id, 'arrow', arrow)
      for (const [terminal, target] of [
        ['start', from],
        ['end', to],
      ] as const) {
        store.put([
          {
            id: `binding:${id.slice(6)}-${terminal}-${doc.clientID}-${nextIndex}` as TLBindingId,
            typeName: 'binding',
            type: 'arrow',
            fromId: id as TLShapeId,
            toId: target as TLShapeId,
            props: {
              terminal,
              normalizedAnchor: { x: 0.5, y: 0.5 },
              isExact: false,
              isPrecise: false,
              snap: 'none',
            },
            meta: {},
          },
        ])
      }
    },
    startStroke: (id) =>
      shape(id, 'draw', {
        color: 'black',
        fill: 'none',
        dash: 'solid',
        size: 'm',
        segments: [{ type: 'free', points: [{ x: 0, y: 0, z: 0.5 }] }],
        isComplete: false,
        isClosed: false,
        isPen: false,
        scale: 1,
      }),
    growStroke(id, x, y) {
      const stroke = participant.record(id)
      if (!stroke) return
      const [segment] = stroke.props['segments'] as [{ points: object[] }]
      participant.set(
        id,
        {},
        {
          segments: [{ ...segment, points: [...segment.points, { x, y, z: 0.5 }] }],
        },
      )
    },
    set(id, fields, props = {}) {
      const record = participant.record(id)
      if (!record) return
      store.put([{ ...record, ...fields, props: { ...record.props, ...props } } as TLRecord])
    },
    remove(id) {
      if (!store.has(id as TLShapeId)) return
      // A set, for two shapes may lie in each other until the binding has sorted that out.
      const gone = new Set([id as TLShapeId])
      for (const parent of gone) {
        for (const record of store.allRecords()) {
          if (record.typeName === 'shape' && record.parentId === (parent as TLParentId)) {
            gone.add(record.id)
          }
        }
      }
      for (const record of store.allRecords()) {
        if (record.typeName !== 'binding') continue
        if (gone.has(record.fromId) || gone.has(record.toId)) store.remove([record.id])
      }
      store.remove([...gone])
    },
    record: (id) => store.get(id as TLRecord['id']) as (TLRecord & { props: Fields }) | undefined,
    board: () =>
      Object.fromEntries(
        store
          .allRecords()
          .filter(({ typeName }) => ['shape', 'binding', 'asset'].includes(typeName))
          .map((record): [string, TLRecord] => [record.id, record])
          .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ),
  }
  return participant
}

/** Every participant receives what the others wrote, until nobody has anything new. */
export function deliver(...participants: BoardParticipant[]): void {
  for (const from of participants) {
    for (const to of participants) {
      if (from === to) continue
      const missing = Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc))
      Y.applyUpdate(to.doc, missing, 'network')
    }
  }
}

/** Everything written and delivered: nothing waits anywhere. */
export function settle(...participants: BoardParticipant[]): void {
  for (const { binding } of participants) binding.flush()
  deliver(...participants)
  deliver(...participants)
  for (const { binding } of participants) binding.flush()
  deliver(...participants)
}

const text = { type: 'doc', content: [{ type: 'paragraph' }] }
const geo = {
  geo: 'rectangle',
  dash: 'solid',
  url: '',
  w: 100,
  h: 100,
  growY: 0,
  scale: 1,
  labelColor: 'black',
  color: 'black',
  fill: 'none',
  size: 'm',
  font: 'sans',
  align: 'middle',
  verticalAlign: 'middle',
  richText: text,
}
const arrow = {
  kind: 'arc',
  labelColor: 'black',
  color: 'black',
  fill: 'none',
  dash: 'solid',
  size: 'm',
  arrowheadStart: 'none',
  arrowheadEnd: 'arrow',
  font: 'sans',
  start: { x: 0, y: 0 },
  end: { x: 100, y: 0 },
  bend: 0,
  text: '',
  labelPosition: 0.5,
  scale: 1,
  elbowMidPoint: 0.5,
}
