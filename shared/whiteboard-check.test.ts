import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { limits } from './limits.ts'
import { boardRecordProblem, checkRecords, recordProblem } from './whiteboard-check.ts'
import { recordsOf, writeRecord } from './whiteboard-record.ts'
import type { BoardRecord } from './whiteboard-record.ts'

const imageId = `asset:${'a'.repeat(64)}`
const good = {
  box: {
    id: 'shape:box',
    typeName: 'shape',
    type: 'geo',
    x: 0,
    y: 0,
    index: 'a1',
    parentId: 'page:page',
    props: {
      url: '',
      richText: {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            attrs: { dir: 'auto' },
            content: [{ type: 'text', text: 'queue', marks: [{ type: 'bold' }] }],
          },
        ],
      },
    },
    meta: {},
  },
  stroke: {
    id: 'shape:stroke',
    typeName: 'shape',
    type: 'draw',
    x: 0,
    y: 0,
    index: 'a2',
    parentId: 'shape:frame',
    props: { isPen: false, segments: [{ type: 'free', points: [{ x: 0, y: 0, z: 0.5 }] }] },
    meta: {},
  },
  binding: {
    id: 'binding:1',
    typeName: 'binding',
    type: 'arrow',
    fromId: 'shape:a',
    toId: 'shape:b',
    props: {},
    meta: {},
  },
  image: {
    id: imageId,
    typeName: 'asset',
    type: 'image',
    props: { src: imageId, w: 10, h: 10 },
    meta: {},
  },
} as const

function problemOf(record: BoardRecord, key = record.id): string | undefined {
  const records = recordsOf(new Y.Doc())
  writeRecord(records, undefined, record)
  return recordProblem(key, records.get(record.id))
}

function entryWith(fields: Record<string, unknown>): Y.Map<unknown> {
  const records = recordsOf(new Y.Doc())
  writeRecord(records, undefined, good.box)
  const entry = records.get(good.box.id) as Y.Map<unknown>
  for (const [key, value] of Object.entries(fields)) entry.set(key, value)
  return entry
}

const withText = (node: unknown) => ({
  ...good.box,
  props: { ...good.box.props, richText: { type: 'doc', content: [node] } },
})

describe('the check of a whiteboard record', () => {
  it('lets shapes, strokes, bindings and images of this room pass', () => {
    for (const record of Object.values(good)) expect(problemOf(record), record.id).toBe(undefined)
    expect(recordProblem('shape:box', entryWith({ x: 5, 'p.color': 'red' }))).toBe(undefined)
  })

  it.each<[string, BoardRecord]>([
    ['an embed', { ...good.box, type: 'embed' } as BoardRecord],
    ['a bookmark', { ...good.box, type: 'bookmark' } as BoardRecord],
    ['a video', { ...good.box, type: 'video' } as BoardRecord],
    ['a page', { id: 'page:two', typeName: 'page' }],
    ['a record of the camera', { id: 'camera:page:page', typeName: 'camera' }],
    ['an id that no browser makes', { ...good.box, id: 'shape:<b>' }],
    ['a parent that is no shape', { ...good.box, parentId: 'page:two' } as BoardRecord],
    [
      'a line of one point',
      { ...good.box, type: 'line', props: { points: { a1: {} } } } as BoardRecord,
    ],
    ['a scale of nothing', { ...good.box, props: { scale: 0 } } as BoardRecord],
    ['its own parent', { ...good.box, parentId: 'shape:box' } as BoardRecord],
    ['a position at infinity', { ...good.box, x: 1e300 } as BoardRecord],
    ['no position', { ...good.box, x: null } as BoardRecord],
    ['a link', { ...good.box, props: { url: 'https://example.org' } } as BoardRecord],
    [
      'an image from elsewhere',
      { ...good.image, props: { src: 'https://example.org/a.png' } } as BoardRecord,
    ],
    [
      'an image in the text itself',
      { ...good.image, props: { src: 'data:image/svg+xml,' } } as BoardRecord,
    ],
    ['a binding without ends', { ...good.binding, toId: 'page:page' } as BoardRecord],
    ['a text with an unknown node', withText({ type: 'iframe' })],
    [
      'a text with a link',
      withText({
        type: 'text',
        text: 'x',
        marks: [{ type: 'link', attrs: { href: 'javascript:1' } }],
      }),
    ],
    ['an empty text', withText({ type: 'text', text: '' })],
    ['a text within a text', withText({ type: 'doc', content: [] })],
    [
      'too large',
      { ...good.box, meta: { a: 'é'.repeat(limits.whiteboardRecordBytes / 2) } } as BoardRecord,
    ],
    [
      'nested too deeply',
      { ...good.box, meta: JSON.parse('['.repeat(40) + ']'.repeat(40)) as unknown } as BoardRecord,
    ],
  ])('refuses %s', (_name, record) => {
    expect(problemOf(record)).toBeTypeOf('string')
  })

  it.each<[string, Record<string, unknown>]>([
    ['a changed type', { type: 'embed' }],
    ['a changed id', { id: 'shape:other' }],
    ['all props at once', { props: {} }],
    ['a number that is none', { x: Number.NaN }],
    ['bytes', { 'p.color': new Uint8Array(3) }],
    ['a shared type inside', { meta: new Y.Map() }],
    ['undefined', { x: undefined }],
    ['a large integer', { x: 10n }],
    ['a forbidden name', { 'p.constructor': 1 }],
    ['a strange name', { 'p.a b': 1 }],
    ['a stroke in a box', { s: Y.Array.from(['f', 1, 2]) }],
    ['a stroke that is no list', { s: 'f' }],
    ['a changed link', { 'p.url': 'javascript:alert(1)' }],
  ])('refuses an entry with %s', (_name, fields) => {
    expect(recordProblem('shape:box', entryWith(fields))).toBeTypeOf('string')
  })

  it('takes a text whose attributes have no prototype, as the text editor makes them', () => {
    const attrs: unknown = Object.assign(Object.create(null), { dir: 'auto' })
    expect(boardRecordProblem(withText({ type: 'paragraph', attrs }))).toBe(undefined)
  })

  it('refuses a record under a key that is not its id', () => {
    expect(problemOf(good.box, 'shape:other')).toBeTypeOf('string')
    expect(recordProblem('shape:box', 'text')).toBeTypeOf('string')
  })

  it('refuses a prototype smuggled in over the wire', () => {
    const sender = new Y.Doc()
    const hostile = JSON.parse(JSON.stringify(good.box)) as Record<string, unknown>
    Object.defineProperty(hostile, 'meta', {
      enumerable: true,
      value: JSON.parse('{"__proto__": {"polluted": true}}') as unknown,
    })
    const entry = new Y.Map<unknown>()
    entry.set('b', hostile)
    recordsOf(sender).set('shape:box', entry)
    const receiver = new Y.Doc()
    Y.applyUpdate(receiver, Y.encodeStateAsUpdate(sender))
    expect(recordProblem('shape:box', recordsOf(receiver).get('shape:box'))).toBeTypeOf('string')
  })

  it('refuses one record more than the board may hold, yet lets one be deleted', () => {
    const doc = new Y.Doc()
    const records = recordsOf(doc)
    doc.transact(() => {
      for (let i = 0; i <= limits.whiteboardRecords; i++) {
        writeRecord(records, undefined, { ...good.box, id: `shape:${i}` })
      }
    })
    expect(checkRecords(doc, ['shape:1'])).toBe('too many records')
    records.delete('shape:0')
    expect(checkRecords(doc, ['shape:0', 'shape:1'])).toBe(undefined)
  })

  it('names the record that it refuses', () => {
    const doc = new Y.Doc()
    writeRecord(recordsOf(doc), undefined, { ...good.box, type: 'embed' } as BoardRecord)
    expect(checkRecords(doc, ['shape:box'])).toContain('shape:box')
  })
})
