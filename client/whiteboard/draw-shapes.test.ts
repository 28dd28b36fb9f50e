import { createTLSchema, createTLStore } from 'tldraw'
import type { TLRecord } from 'tldraw'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { boardShapeSchema } from '#shared/exercise.ts'
import type { BoardShape } from '#shared/exercise.ts'
import { checkRecords, readRecord, recordsOf } from '#shared/whiteboard.ts'
import { drawShapes } from './draw-shapes.ts'

const label = (en: string) => ({ en, fr: `${en} en français` })
const picture: BoardShape[] = [
  { shape: 'rectangle', x: 0, y: 0, width: 120, height: 60, label: label('Client'), fill: true },
  { shape: 'ellipse', x: 300, y: 0, width: 120, height: 60, label: label('Queue'), fill: false },
  { shape: 'diamond', x: 0, y: 200, width: 80, height: 80, fill: false },
  { shape: 'text', x: 10, y: 400, label: label('Two\nlines') },
  { shape: 'arrow', x: 120, y: 30, toX: 300, toY: 30, label: label('put') },
  { shape: 'arrow', x: 600, y: 600, toX: 40, toY: 205 },
]

const idsOf = (doc: Y.Doc) => [...recordsOf(doc).keys()].toSorted()

describe("an exercise's picture", () => {
  it('is made of records that the server and the library take', () => {
    for (const shape of picture) boardShapeSchema.parse(shape)
    const doc = new Y.Doc()
    drawShapes(doc, picture, 'fr')
    expect(checkRecords(doc, idsOf(doc))).toBe(undefined)
    const store = createTLStore({ schema: createTLSchema() })
    for (const entry of recordsOf(doc).values()) {
      const record = readRecord(entry) as TLRecord
      expect(store.schema.validateRecord(store, record, 'initialize', null)).toEqual(record)
    }
  })

  it('is written in the language of the room', () => {
    const doc = new Y.Doc()
    drawShapes(doc, picture, 'fr')
    expect(JSON.stringify(recordsOf(doc).toJSON())).toContain('Client en français')
  })

  it('binds an arrow to the boxes that its ends touch', () => {
    const doc = new Y.Doc()
    drawShapes(doc, picture, 'en')
    const bindings = [...recordsOf(doc).values()]
      .map(readRecord)
      .filter((record) => record?.typeName === 'binding')
    expect(bindings).toHaveLength(3)
    expect(bindings[0]).toMatchObject({
      props: { terminal: 'start', normalizedAnchor: { x: 0.75, y: 0.5 } },
    })
  })

  it('is drawn once, however often and by however many it is drawn', () => {
    const ann = new Y.Doc()
    const ben = new Y.Doc()
    drawShapes(ann, picture, 'en')
    const once = idsOf(ann)
    drawShapes(ann, picture, 'fr')
    drawShapes(ben, picture, 'fr')
    Y.applyUpdate(ann, Y.encodeStateAsUpdate(ben))
    expect(idsOf(ann)).toEqual(once)
  })

  it('comes back where it was erased', () => {
    const doc = new Y.Doc()
    drawShapes(doc, picture, 'en')
    const all = idsOf(doc)
    recordsOf(doc).delete(all.find((id) => id.startsWith('shape:'))!)
    drawShapes(doc, picture, 'en')
    expect(idsOf(doc)).toEqual(all)
  })

  it('lies in the order given, below what people draw', () => {
    const doc = new Y.Doc()
    const many = Array.from({ length: 100 }, (_, i): BoardShape => ({ ...picture[3]!, x: i }))
    drawShapes(doc, many, 'en')
    const indices = [...recordsOf(doc).values()].map((entry) => {
      const { x, index } = readRecord(entry) as unknown as { x: number; index: string }
      return { x, index }
    })
    const sorted = indices.toSorted((a, b) => (a.index < b.index ? -1 : 1))
    expect(sorted.map(({ x }) => x)).toEqual(many.map(({ x }) => x))
    expect(sorted.at(-1)!.index < 'a0').toBe(true)
  })
})
