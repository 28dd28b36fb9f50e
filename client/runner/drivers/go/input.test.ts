import { expect, test } from 'vitest'
import { openInput } from './input.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

test('what was given comes in pieces, and then it has ended', async () => {
  const read = openInput('ab\nc', undefined)
  expect(text(await read(2))).toBe('ab')
  expect(text(await read(9))).toBe('\nc')
  expect(text(await read(9))).toBe('')
})

test('then somebody is asked, whose lines are not part of the last one that was given', async () => {
  const lines: (string | undefined)[] = ['typed\n', undefined]
  const read = openInput('a', () => Promise.resolve(lines.shift()))
  expect(text(await read(9))).toBe('a\n')
  expect(text(await read(4))).toBe('type')
  expect(text(await read(4))).toBe('d\n')
  expect(text(await read(4))).toBe('')
})
