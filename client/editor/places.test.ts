import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { codePresenceSchema } from '#shared/awareness.ts'
import { limits } from '#shared/limits.ts'
import { readSelections, writePresence } from './places.ts'

function textOf(words: string): Y.Text {
  const text = new Y.Doc().getText('code')
  text.insert(0, words)
  return text
}

test('a caret stays beside its letter when something is typed before it', () => {
  const text = textOf('one two')
  const sent = writePresence('f', text, [{ anchor: 4, head: 7 }])
  text.insert(0, '>> ')
  expect(readSelections(text, sent)).toEqual([{ anchor: 7, head: 10 }])
})

test('the primary selection travels last and is read first', () => {
  const text = textOf('abc')
  const spans = [1, 2, 3].map((place) => ({ anchor: place, head: place }))
  const sent = writePresence('f', text, spans)
  const alone = writePresence('f', text, spans.slice(0, 1))
  expect(sent.selections.at(-1)).toEqual(alone.selections[0])
  expect(readSelections(text, sent)).toEqual(spans)
})

test('hundreds of carets fit what the server takes, the primary one among them', () => {
  const text = textOf('x'.repeat(1_000))
  const spans = Array.from({ length: 300 }, (_, place) => ({ anchor: place, head: place }))
  const sent = codePresenceSchema.parse(writePresence('0123456789abcdef', text, spans))
  expect(readSelections(text, sent)).toHaveLength(50)
  expect(readSelections(text, sent)[0]).toEqual(spans[0])
  expect(JSON.stringify(sent).length).toBeLessThan(limits.presenceStateBytes)
})

test.each(['', 'AAAA', '////', 'not base64', 'AQEBAQEBAQEBAQEB'])(
  'the place %j, which somebody else made up, is shown nowhere',
  (place) => {
    const text = textOf('abc')
    expect(() =>
      readSelections(text, { file: 'f', selections: [{ anchor: place, head: place }] }),
    ).not.toThrow()
  },
)

test('a place in another text is not taken for one in this', () => {
  const doc = new Y.Doc()
  const mine = doc.getText('mine')
  const other = doc.getText('other')
  other.insert(0, 'abc')
  expect(readSelections(mine, writePresence('f', other, [{ anchor: 1, head: 1 }]))).toEqual([])
})
