import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { authorsOf } from './authorship.ts'

function open(client: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  return doc
}
function meet(a: Y.Doc, b: Y.Doc) {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}

test('what is deleted counts for nobody, what is typed between counts for its typist', () => {
  const [ann, bob] = [open(2001), open(2002)]
  ann.getText('t').insert(0, 'hello world')
  meet(ann, bob)
  bob.getText('t').insert(5, ', my')
  meet(ann, bob)
  ann.getText('t').delete(0, 2)
  expect(authorsOf(ann.getText('t'))).toEqual(
    new Map([
      [2001, 9],
      [2002, 4],
    ]),
  )
})

test('all parts together are the text, whatever was typed and deleted', () => {
  const step = fc.record({ who: fc.nat(1), at: fc.nat(40), cut: fc.nat(6), words: fc.string() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const docs = [open(2001), open(2002)] as const
      for (const { who, at, cut, words } of steps) {
        const text = docs[who === 0 ? 0 : 1].getText('t')
        const from = Math.min(at, text.length)
        text.delete(from, Math.min(cut, text.length - from))
        text.insert(from, words)
        meet(docs[0], docs[1])
      }
      const text = docs[0].getText('t')
      const sum = [...authorsOf(text).values()].reduce((all, one) => all + one, 0)
      expect(sum).toBe(text.length)
    }),
  )
})
