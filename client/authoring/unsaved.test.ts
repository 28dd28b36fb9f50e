import { expect, test } from 'vitest'
import { forgetUnsaved, keepUnsaved, readUnsaved } from './unsaved.ts'

const lift = { kind: 'exercises', id: 'lift' } as const
const unsaved = { files: [{ path: 'manifest.yaml', text: 'id: lift\n' }], base: 3 }

function openStorage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

test('what is not saved is kept for its entry alone, until it is forgotten', () => {
  const storage = openStorage()
  expect(keepUnsaved(lift, unsaved, storage)).toBe(true)
  expect(readUnsaved(lift, storage)).toEqual(unsaved)
  expect(readUnsaved({ ...lift, kind: 'plans' }, storage)).toBeUndefined()
  forgetUnsaved(lift, storage)
  expect(readUnsaved(lift, storage)).toBeUndefined()
})

test('what cannot be read is as if it were not there, and a full browser says so', () => {
  for (const text of ['{', '{}', '{"files":[],"base":0}']) {
    expect(readUnsaved(lift, { ...openStorage(), getItem: () => text })).toBeUndefined()
  }
  const full = {
    ...openStorage(),
    setItem: () => {
      throw new Error('full')
    },
  }
  expect(keepUnsaved(lift, unsaved, full)).toBe(false)
})
