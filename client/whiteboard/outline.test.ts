import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { recordsOf, writeRecord } from '#shared/whiteboard.ts'
import type { BoardShape } from '#shared/exercise.ts'
import { drawShapes } from './draw-shapes.ts'
import { outline } from './outline.ts'
import { richText } from './rich-text.ts'

const label = (text: string) => ({ en: text, fr: text })
const shape = (id: string, type: string, fields: object, props: object) => ({
  id: `shape:${id}`,
  typeName: 'shape',
  type,
  x: 0,
  y: 0,
  parentId: 'page:page',
  ...fields,
  props,
})

describe('the outline of a board', () => {
  it('says shapes in reading order and which arrows join them', () => {
    const doc = new Y.Doc()
    const picture: BoardShape[] = [
      {
        shape: 'ellipse',
        x: 300,
        y: 0,
        width: 100,
        height: 50,
        label: label('Queue'),
        fill: false,
      },
      {
        shape: 'rectangle',
        x: 0,
        y: 0,
        width: 100,
        height: 50,
        label: label('Client'),
        fill: false,
      },
      { shape: 'text', x: 0, y: -90, label: label('Overview') },
      { shape: 'arrow', x: 100, y: 25, toX: 300, toY: 25, label: label('put') },
      { shape: 'arrow', x: 900, y: 900, toX: 990, toY: 990 },
    ]
    drawShapes(doc, picture, 'en')
    const { shapes, arrows, strokes } = outline(doc)
    expect(shapes.map(({ kind, label }) => [kind, label])).toEqual([
      ['text', 'Overview'],
      ['rectangle', 'Client'],
      ['ellipse', 'Queue'],
    ])
    expect(arrows).toMatchObject([
      { label: 'put', from: { label: 'Client' }, to: { kind: 'ellipse', label: 'Queue' } },
      { label: '', from: undefined, to: undefined },
    ])
    expect(strokes).toBe(0)
  })

  it('puts what is in a frame inside it, what is in a group beside it, and counts strokes', () => {
    const doc = new Y.Doc()
    const records = recordsOf(doc)
    const stroke = { segments: [{ type: 'free', points: [{ x: 0, y: 0 }] }] }
    for (const record of [
      shape('f', 'frame', {}, { name: 'Server' }),
      shape('a', 'note', { parentId: 'shape:f' }, { richText: richText('one\ntwo') }),
      shape('g', 'group', { y: 5 }, {}),
      shape('b', 'geo', { parentId: 'shape:g' }, { geo: 'cloud', richText: richText('') }),
      shape('s', 'draw', {}, stroke),
      shape('h', 'highlight', {}, stroke),
    ]) {
      writeRecord(records, undefined, record)
    }
    expect(outline(doc)).toMatchObject({
      shapes: [
        { kind: 'frame', label: 'Server', inside: [{ kind: 'note', label: 'one\ntwo' }] },
        { kind: 'cloud', label: '', inside: [] },
      ],
      arrows: [],
      strokes: 2,
    })
  })

  it('ends although frames contain each other', () => {
    const doc = new Y.Doc()
    const records = recordsOf(doc)
    writeRecord(records, undefined, shape('a', 'frame', { parentId: 'shape:b' }, { name: 'A' }))
    writeRecord(records, undefined, shape('b', 'frame', { parentId: 'shape:a' }, { name: 'B' }))
    writeRecord(records, undefined, shape('c', 'group', { parentId: 'shape:c' }, {}))
    expect(outline(doc).shapes).toEqual([])
  })
})
