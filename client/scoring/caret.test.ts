import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carryCaret } from './caret.ts'

test('words written before the caret push it on, words behind it leave it', () => {
  expect(carryCaret(3, 'abc', 'xxabc')).toBe(5)
  expect(carryCaret(3, 'abcdef', 'abcdef!')).toBe(3)
})

test('a deletion around the caret leaves it where the deletion was', () => {
  expect(carryCaret(4, 'one two three', 'onethree')).toBe(3)
})

/** Words that no other text here holds: where they were written is beyond doubt. */
const unmistakable = fc.string({ unit: fc.constantFrom('✎', '✐', '✏') })

test('the text behind the caret stays behind it, whatever is written elsewhere', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), unmistakable, (head, tail, inserted) => {
      const before = `${head}|${tail}`
      const caret = head.length + 1
      const now = `${inserted}${before}`
      expect(now.slice(carryCaret(caret, before, now))).toBe(tail)
      expect(carryCaret(caret, before, `${before}${inserted}`)).toBe(caret)
    }),
  )
})

test('a letter doubled at the caret leaves it between the two: before and behind read the same', () => {
  expect(carryCaret(1, '|', '||')).toBe(1)
})

test('the caret never leaves the text', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(20), (before, now, offset) => {
      const caret = carryCaret(Math.min(offset, before.length), before, now)
      expect(caret).toBeGreaterThanOrEqual(0)
      expect(caret).toBeLessThanOrEqual(now.length)
    }),
  )
})
