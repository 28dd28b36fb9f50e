import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { memoryOutboxes, mergeInGroups } from './outbox.ts'

function typed(words: string): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  for (const letter of words) doc.getText('t').insert(doc.getText('t').length, letter)
  return updates
}

function read(update: Uint8Array | undefined): string {
  const doc = new Y.Doc()
  if (update) Y.applyUpdate(doc, update)
  return doc.getText('t').toString()
}

describe('merging', () => {
  test('keeps the content of thousands of updates, in a moment', () => {
    const words = 'abcdefghij'.repeat(500)
    expect(read(mergeInGroups(typed(words)))).toBe(words)
  })

  test('none give none', () => {
    expect(mergeInGroups([])).toBeUndefined()
  })
})

describe('what waits', () => {
  test('is adopted by the next page, and is then its own', async () => {
    const outboxes = memoryOutboxes()
    const first = outboxes.open('a')
    for (const [index, update] of typed('word').entries()) first.keep(index + 1, update)
    const second = outboxes.open('a')
    expect(read(await second.adopt())).toBe('word')
    expect(read(await outboxes.open('a').adopt())).toBe('word')
  })

  test('is forgotten up to what was acknowledged', async () => {
    const outboxes = memoryOutboxes()
    const updates = typed('word')
    const first = outboxes.open('a')
    await first.adopt()
    for (const [index, update] of updates.entries()) first.keep(index + 1, update)
    first.forget(3)
    expect(await outboxes.open('a').adopt()).toEqual(updates[3])
  })

  test('is nobody else’s', async () => {
    const outboxes = memoryOutboxes()
    outboxes.open('room/one/code').keep(1, typed('w')[0]!)
    expect(await outboxes.open('room/two/code').adopt()).toBeUndefined()
  })
})
