import { expect, test } from 'vitest'
import { carriedSpan, typedAtCaret } from './carried-places.ts'

const change = (index: number, deleted: number, inserted: string) => ({ index, deleted, inserted })
const caret = (place: number) => ({ anchor: place, head: place })

test.each([
  ['moves with what is put in before it', 5, [change(2, 0, 'abc')], 8],
  ['stays before what is put in at its place', 5, [change(5, 0, 'abc')], 5],
  ['does not care for what happens behind it', 5, [change(6, 2, 'abc')], 5],
  ['stays before a passage that is replaced behind it', 5, [change(5, 2, 'abc')], 5],
  ['goes to where a deleted passage was', 5, [change(3, 4, '')], 3],
  ['follows the end of a replacement before it', 5, [change(3, 2, 'abc')], 6],
  ['takes in several changes', 9, [change(0, 1, ''), change(4, 0, 'xy'), change(9, 0, 'z')], 10],
])('a caret %s', (_promise, place, changes, expected) => {
  expect(carriedSpan(caret(place), changes)).toEqual(caret(expected))
})

test.each([
  { anchor: 3, head: 5 },
  { anchor: 5, head: 3 },
])('the selection %j does not grow by what is put in at its ends', ({ anchor, head }) => {
  const carried = carriedSpan({ anchor, head }, [change(3, 0, 'ab'), change(5, 0, 'ab')])
  expect(carried).toEqual({ anchor: anchor + 2, head: head + 2 })
})

test('only what is put in at a caret itself is typed at it', () => {
  expect(typedAtCaret([caret(5)], [change(5, 0, 'a')])).toBe(true)
  expect(typedAtCaret([caret(5)], [change(5, 1, 'a'), change(4, 0, 'a')])).toBe(false)
  expect(typedAtCaret([{ anchor: 5, head: 7 }], [change(5, 0, 'a')])).toBe(false)
})
