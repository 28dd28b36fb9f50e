import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { memoryOutboxes, mergeChanges } from './outbox.ts'
import type { Changes } from './outbox.ts'

function typed(words: string): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  for (const letter of words) doc.getText('t').insert(doc.getText('t').length, letter)
  return updates
}

function read(changes: Changes | undefined): string {
  const doc = new Y.Doc()
  if (changes) Y.applyUpdate(doc, changes.update)
  return doc.getText('t').toString()
}

describe('merging', () => {
  test('keeps the content of thousands of updates, in a moment', () => {
    const words = 'abcdefghij'.repeat(500)
    expect(read(mergeChanges(typed(words).map((update) => ({ update, count: 1 }))))).toBe(words)
  })

  test('none give none', () => {
    expect(mergeChanges([])).toBeUndefined()
  })
})

describe('what waits', () => {
  test('is adopted by the next page, and is then its own', async () => {
    const outboxes = memoryOutboxes()
    const first = outboxes.open('a')
    for (const [index, update] of typed('word').entries()) await first.keep(index + 1, update)
    const second = outboxes.open('a')
    expect(read(await second.adopt())).toBe('word')
    const third = await outboxes.open('a').adopt()
    expect(read(third)).toBe('word')
    expect(third?.count).toBe(4)
  })

  test('is forgotten up to what was acknowledged', async () => {
    const outboxes = memoryOutboxes()
    const updates = typed('word')
    const first = outboxes.open('a')
    await first.adopt()
    for (const [index, update] of updates.entries()) await first.keep(index + 1, update)
    first.forget(3)
    expect(await outboxes.open('a').adopt()).toEqual({ update: updates[3], count: 1 })
  })

  test('is nobody else’s', async () => {
    const outboxes = memoryOutboxes()
    await outboxes.open('room/one/code').keep(1, typed('w')[0]!)
    expect(await outboxes.open('room/two/code').adopt()).toBeUndefined()
  })
})
