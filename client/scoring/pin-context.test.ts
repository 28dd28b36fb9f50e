import { expect, test } from 'vitest'
import { formatList, formatPlace } from './pin-context.ts'

test('a place in the code names its lines once', () => {
  expect(formatPlace({ file: 'a.ts', lines: [3, 7] })).toBe('a.ts:3–7')
  expect(formatPlace({ file: 'a.ts', lines: [3, 3] })).toBe('a.ts:3')
  expect(formatPlace({ file: 'a.ts' })).toBe('a.ts')
  expect(formatPlace({ lines: [3, 3] })).toBeUndefined()
})

test('a list reads as one does in its language', () => {
  expect(formatList([4, 5], 'en')).toBe('4 and 5')
  expect(formatList([1, 4, 5], 'fr')).toBe('1, 4 et 5')
})
