import { expect, test } from 'vitest'
import { argumentText } from './argument-text.ts'

const written = (values: unknown[], ...types: string[]) =>
  new TextDecoder().decode(argumentText(JSON.stringify(values), types))

test('values follow each other, texts and lists behind their lengths', () => {
  expect(
    written([['..#', 'é'], { x: 0, y: -1 }, 'o'], 'string[]', '{ x: int, y: int }', 'string'),
  ).toBe('2 3 ..# 2 é 0 -1 1 o ')
  expect(written([true, 1.5, null, 7], 'boolean', 'float', 'int?', 'int?')).toBe('1 1.5 0 1 7 ')
  expect(written([{ a: [1], b: [] }], 'map<int[]>')).toBe('2 1 a 1 1 1 b 0 ')
})
