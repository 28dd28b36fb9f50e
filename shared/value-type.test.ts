import { expect, test } from 'vitest'
import { isOfType, parseValueType } from './value-type.ts'

const int = { kind: 'int' } as const

test('types are read as manifests write them', () => {
  expect(parseValueType('int')).toEqual(int)
  expect(parseValueType('int?[]')).toEqual({ kind: 'list', of: { kind: 'optional', of: int } })
  expect(parseValueType(' map< int[] > ')).toEqual({ kind: 'map', of: { kind: 'list', of: int } })
  expect(parseValueType('{ x: int, tags: string[] }')).toEqual({
    kind: 'record',
    fields: [
      { name: 'x', type: int },
      { name: 'tags', type: { kind: 'list', of: { kind: 'string' } } },
    ],
  })
})

test.each([
  '',
  'integer',
  'int[',
  'int int',
  '[]',
  'map<>',
  'map<int',
  '{}',
  '{ x }',
  '{ x: int, }',
  '{ x: int, x: int }',
  `${'map<'.repeat(50_000)}int`,
])('“%.20s” is no type', (text) => {
  expect(parseValueType(text)).toBeUndefined()
})

test.each([
  ['int', [0, -3], [1.5, '1', null, true, 2 ** 60]],
  ['float', [1, 1.5], ['1']],
  ['string', ['', 'a'], [1, null]],
  ['boolean', [true], [0]],
  ['int?', [1, null], ['1']],
  ['int[]', [[], [1]], [[null], { 0: 1 }, 'a']],
  ['map<int>', [{}, { a: 1 }], [{ a: 'b' }, [1], null]],
  ['{ x: int, y: int? }', [{ x: 1, y: 2 }, { x: 1 }], [{ y: 2 }, { x: 1, z: 3 }, [1, 2], null]],
])('%s', (text, members, others) => {
  const type = parseValueType(text)
  if (!type) throw new Error(`${text} is no type`)
  for (const value of members) expect(isOfType(value, type), JSON.stringify(value)).toBe(true)
  for (const value of others) expect(isOfType(value, type), JSON.stringify(value)).toBe(false)
})
