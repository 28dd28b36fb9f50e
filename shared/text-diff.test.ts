import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { replaceText, textChange } from './text-diff.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', 'é', '🎉', '👩‍🏫'), maxLength: 40 })

const unchanged = { index: 0, deleted: 0, inserted: '' }

test('one replacement turns any text into any other', () => {
  fc.assert(
    fc.property(text, text, (from, to) => {
      const { index, deleted, inserted } = textChange(from, to) ?? unchanged
      expect(from.slice(0, index) + inserted + from.slice(index + deleted)).toBe(to)
    }),
  )
})

test('a replacement never cuts a character of two code units in half', () => {
  fc.assert(
    fc.property(text, text, (from, to) => {
      const change = textChange(from, to)
      expect(change === undefined || change.inserted.isWellFormed()).toBe(true)
    }),
  )
})

test('a shared text becomes the wanted one and the log grows only by what was typed', () => {
  const doc = new Y.Doc()
  const shared = doc.getText('notes')
  shared.insert(0, 'x'.repeat(10_000))
  const sizes: number[] = []
  doc.on('update', (update: Uint8Array) => sizes.push(update.length))
  doc.transact(() => replaceText(shared, `${'x'.repeat(5_000)}y${'x'.repeat(5_000)}`))
  expect(shared.toString()[5_000]).toBe('y')
  expect(sizes).toHaveLength(1)
  expect(sizes[0]).toBeLessThan(40)
})
