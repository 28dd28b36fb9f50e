import { expect, test } from 'vitest'
import { findPlaces } from './places-in-output.ts'

const files = ['main.ts', 'src/main.ts', 'a (1).py', 'x.php']
const placesIn = (text: string) => findPlaces(text, files).flatMap(({ place }) => place ?? [])

test.each([
  ['at f (main.ts:3:9)', { file: 'main.ts', line: 3, column: 9 }],
  ['src/main.ts:3', { file: 'src/main.ts', line: 3, column: undefined }],
  ['File "main.ts", line 12, in f', { file: 'main.ts', line: 12, column: undefined }],
  ['in x.php on line 7', { file: 'x.php', line: 7, column: undefined }],
  ['a (1).py:2: oh', { file: 'a (1).py', line: 2, column: undefined }],
  ['main.ts(4,5): error', { file: 'main.ts', line: 4, column: 5 }],
])('%s', (text, place) => {
  expect(placesIn(text)).toEqual([place])
})

test('another file’s end is no match, and nothing is lost', () => {
  expect(placesIn('domain.ts:3:1 lib/main.tsx:1')).toEqual([])
  const text = 'one main.ts:1 two main.ts:2:3\nthree'
  expect(
    findPlaces(text, files)
      .map((segment) => segment.text)
      .join(''),
  ).toBe(text)
  expect(findPlaces('main.ts:1', [])).toEqual([{ text: 'main.ts:1' }])
})
