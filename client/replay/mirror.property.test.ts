import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addFile, deleteFile, listFiles, renameFile } from '#shared/code.ts'
import { readRecord, recordsOf, writeRecord } from '#shared/whiteboard.ts'
import { openBoardMirror, openCodeMirror } from './mirror.ts'

const ids = fc.constantFrom('a', 'b', 'c')
const codeStep = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), id: ids, words: fc.string() }),
  fc.record({ kind: fc.constant('delete' as const), id: ids, words: fc.string() }),
  fc.record({ kind: fc.constant('rename' as const), id: ids, words: fc.string() }),
  fc.record({ kind: fc.constant('type' as const), id: ids, words: fc.string() }),
)

function stepCode(
  doc: Y.Doc,
  { kind, id, words }: typeof codeStep extends fc.Arbitrary<infer T> ? T : never,
) {
  const file = listFiles(doc).find((one) => one.id === id)
  if (kind === 'add' && !file) addFile(doc, id, { name: id, text: words })
  if (kind === 'delete') deleteFile(doc, id)
  if (kind === 'rename') renameFile(doc, id, words)
  if (kind === 'type') file?.text.insert(Math.min(words.length, file.text.length), words)
}

const filesOf = (doc: Y.Doc) =>
  listFiles(doc).map(({ id, name, text }) => ({ id, name, text: text.toString() }))
const boardOf = (doc: Y.Doc) =>
  Object.fromEntries([...recordsOf(doc)].map(([id, entry]) => [id, readRecord(entry)]))

const copyOf = (doc: Y.Doc) => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

test('the editor shows the files as they stood, whether the replay goes on or jumps back', () => {
  fc.assert(
    fc.property(fc.array(codeStep, { maxLength: 20 }), fc.nat({ max: 20 }), (steps, back) => {
      const doc = new Y.Doc()
      const mirror = openCodeMirror()
      let earlier = copyOf(doc)
      for (const [index, step] of steps.entries()) {
        stepCode(doc, step)
        mirror.show(doc)
        expect(filesOf(mirror.doc)).toEqual(filesOf(doc))
        if (index === back) earlier = copyOf(doc)
      }
      mirror.show(earlier)
      expect(filesOf(mirror.doc)).toEqual(filesOf(earlier))
    }),
  )
})

const stroke = (id: string, points: number) =>
  ({
    id: `shape:${id}`,
    typeName: 'shape',
    type: 'draw',
    x: points,
    y: 0,
    rotation: 0,
    index: 'a1',
    parentId: 'page:page',
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      segments: [
        {
          type: 'free',
          points: Array.from({ length: points }, (_, index) => ({ x: index, y: index, z: 0.5 })),
        },
      ],
    },
  }) as unknown as Parameters<typeof writeRecord>[2]

test('the board shows the strokes as they stood, also half drawn', () => {
  const steps = fc.array(fc.record({ id: ids, points: fc.integer({ min: 0, max: 6 }) }), {
    maxLength: 20,
  })
  fc.assert(
    fc.property(steps, fc.nat({ max: 20 }), (given, back) => {
      const doc = new Y.Doc()
      const mirror = openBoardMirror()
      let earlier = copyOf(doc)
      for (const [index, { id, points }] of given.entries()) {
        const records = recordsOf(doc)
        const before = readRecord(records.get(`shape:${id}`))
        if (points === 0) records.delete(`shape:${id}`)
        else writeRecord(records, before, stroke(id, points))
        mirror.show(doc)
        expect(boardOf(mirror.doc)).toEqual(boardOf(doc))
        if (index === back) earlier = copyOf(doc)
      }
      mirror.show(earlier)
      expect(boardOf(mirror.doc)).toEqual(boardOf(earlier))
    }),
  )
})

test('it tells where somebody typed, and not of files that come or go', () => {
  const doc = new Y.Doc()
  const mirror = openCodeMirror()
  addFile(doc, 'a', { name: 'a.ts', text: 'one\ntwo\nthree' })
  mirror.show(doc)
  expect(mirror.lastEdit()).toBeUndefined()
  const [file] = listFiles(doc)
  file?.text.insert(5, 'x\ny')
  mirror.show(doc)
  const first = mirror.lastEdit()
  expect(first).toEqual({ file: 'a', line: 3 })
  mirror.show(doc)
  expect(mirror.lastEdit()).toBe(first)
})
