import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readRecord, recordsOf, touchedRecords, writeRecord } from './whiteboard-record.ts'
import type { BoardRecord } from './whiteboard-record.ts'

type Shape = BoardRecord & {
  readonly props: Record<string, unknown>
  readonly [key: string]: unknown
}

const box: Shape = {
  id: 'shape:box',
  typeName: 'shape',
  type: 'geo',
  x: 10,
  y: 20,
  props: { color: 'black', w: 100, h: 50 },
  meta: {},
}
const stroke = (points: { x: number; y: number; z: number }[], isComplete = false): Shape => ({
  id: 'shape:stroke',
  typeName: 'shape',
  type: 'draw',
  x: 0,
  y: 0,
  props: { isComplete, isPen: false, segments: [{ type: 'free', points }] },
  meta: {},
})
const point = (x: number, y: number) => ({ x, y, z: 0.5 })

const read = (doc: Y.Doc, id: string) => readRecord(recordsOf(doc).get(id))

function synchronise(a: Y.Doc, b: Y.Doc) {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
}

describe('a record in the document', () => {
  it('is read as it was written, through any changes', () => {
    const change = fc.record(
      {
        x: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((x) => !Object.is(x, -0)),
        parentId: fc.constantFrom('page:page', 'shape:frame'),
        color: fc.constantFrom('red', 'blue'),
        meta: fc.dictionary(fc.constantFrom('a', 'b'), fc.integer()),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const doc = new Y.Doc()
        let record = box
        writeRecord(recordsOf(doc), undefined, record)
        for (const { color, ...fields } of changes) {
          const next: Shape = {
            ...record,
            ...fields,
            props: color === undefined ? record.props : { ...record.props, color },
          }
          expect(writeRecord(recordsOf(doc), record, next)).toBe(true)
          record = next
        }
        expect(read(doc, box.id)).toEqual(record)
      }),
    )
  })

  it('keeps what two people change at once when they change different things', () => {
    const ann = new Y.Doc()
    const ben = new Y.Doc()
    writeRecord(recordsOf(ann), undefined, box)
    synchronise(ann, ben)
    writeRecord(recordsOf(ann), box, { ...box, x: 99 } as Shape)
    writeRecord(recordsOf(ben), box, { ...box, props: { ...box.props, color: 'red' } } as Shape)
    synchronise(ann, ben)
    const both = { ...box, x: 99, props: { ...box.props, color: 'red' } }
    expect(read(ann, box.id)).toEqual(both)
    expect(read(ben, box.id)).toEqual(both)
  })

  it('stays deleted when somebody changes it at the same time', () => {
    const doc = new Y.Doc()
    expect(writeRecord(recordsOf(doc), box, { ...box, x: 1 } as Shape)).toBe(false)
    expect(recordsOf(doc).size).toBe(0)
  })

  it('loses a field that its new version no longer has', () => {
    const doc = new Y.Doc()
    const named: Shape = { ...box, props: { ...box.props, name: 'x' } }
    writeRecord(recordsOf(doc), undefined, named)
    writeRecord(recordsOf(doc), named, box)
    expect(read(doc, box.id)).toEqual(box)
  })

  it('costs a few bytes for each point that a stroke grows by', () => {
    const doc = new Y.Doc()
    const points = [point(0, 0)]
    writeRecord(recordsOf(doc), undefined, stroke(points))
    let bytes = 0
    doc.on('update', (update: Uint8Array) => (bytes += update.length))
    for (let i = 1; i <= 180; i++) {
      const before = stroke([...points])
      points.push(point((i * 321) / 100, Math.round(Math.sin(i / 20) * 10000) / 100))
      writeRecord(recordsOf(doc), before, stroke([...points]))
    }
    expect(read(doc, 'shape:stroke')).toEqual(stroke(points))
    expect(bytes / 180).toBeLessThan(40)
  })

  it('follows a straight segment whose end moves', () => {
    const doc = new Y.Doc()
    const first = stroke([point(0, 0), point(5, 5)])
    const second = stroke([point(0, 0), point(7, 1), point(8, 1)])
    const third = stroke([point(0, 0)], true)
    writeRecord(recordsOf(doc), undefined, first)
    writeRecord(recordsOf(doc), first, second)
    expect(read(doc, 'shape:stroke')).toEqual(second)
    writeRecord(recordsOf(doc), second, third)
    expect(read(doc, 'shape:stroke')).toEqual(third)
  })

  it('is one of both when two people reshape a finished stroke at once', () => {
    const ann = new Y.Doc()
    const ben = new Y.Doc()
    const drawn = stroke([point(0, 0), point(10, 10), point(20, 0)], true)
    const wide = stroke([point(0, 0), point(20, 10), point(40, 0)], true)
    const tall = stroke([point(0, 0), point(10, 30), point(20, 0)], true)
    writeRecord(recordsOf(ann), undefined, drawn)
    synchronise(ann, ben)
    writeRecord(recordsOf(ann), drawn, wide)
    writeRecord(recordsOf(ben), drawn, tall)
    synchronise(ann, ben)
    expect(read(ann, 'shape:stroke')).toEqual(read(ben, 'shape:stroke'))
    expect([wide, tall]).toContainEqual(read(ann, 'shape:stroke'))
  })

  it('is named by every change that touches it', () => {
    const doc = new Y.Doc()
    const records = recordsOf(doc)
    const touched: string[][] = []
    records.observeDeep((events) => touched.push([...touchedRecords(events, records)]))
    const one = stroke([point(0, 0)])
    const two = stroke([point(0, 0), point(1, 1)])
    writeRecord(records, undefined, one)
    writeRecord(records, one, two)
    writeRecord(records, two, { ...two, x: 3 } as Shape)
    records.delete(one.id)
    expect(touched).toEqual([[one.id], [one.id], [one.id], [one.id]])
  })

  it('is none when its entry spells none', () => {
    for (const entry of [undefined, 1, {}, new Y.Doc().getMap('empty')]) {
      expect(readRecord(entry)).toBe(undefined)
    }
  })
})
