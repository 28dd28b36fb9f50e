import { describe, expect, test } from 'vitest'
import { formatMessage } from './console.ts'
import { formatValue } from './format-value.ts'

describe('a value on the console', () => {
  test.each<[unknown, string]>([
    ['text', 'text'],
    [['text', "it's"], `[ 'text', "it's" ]`],
    [-0, '-0'],
    [12n, '12n'],
    [undefined, 'undefined'],
    [null, 'null'],
    [Symbol('s'), 'Symbol(s)'],
    [[], '[]'],
    [{}, '{}'],
    [{ a: 1, 'b-c': [1, 2] }, "{ a: 1, 'b-c': [ 1, 2 ] }"],
    [new Map([['k', { v: 1 }]]), "Map(1) { 'k' => { v: 1 } }"],
    [new Set([1, 'two']), "Set(2) { 1, 'two' }"],
    [new Uint8Array([1, 2]), 'Uint8Array(2) [ 1, 2 ]'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [/x/g, '/x/g'],
    [function named() {}, '[Function: named]'],
    [() => {}, '[Function (anonymous)]'],
    [
      class Shape {
        x = 1
      },
      '[class Shape]',
    ],
    [
      new (class Point {
        x = 1
      })(),
      'Point { x: 1 }',
    ],
    [Object.create(null), '[Object: null prototype] {}'],
  ])('%# is written as a programmer expects', (value, expected) => {
    expect(formatValue(value)).toBe(expected)
  })

  test('a long list ends with how many more there are', () => {
    expect(formatValue(Array.from({ length: 103 }, () => 0))).toContain('… 3 more')
  })

  test('holes are counted', () => {
    const list: unknown[] = [1]
    list[3] = 2
    expect(formatValue(list)).toBe('[ 1, <2 empty items>, 2 ]')
  })

  test('a circle ends', () => {
    const value: { self?: unknown } = {}
    value.self = value
    expect(formatValue(value)).toBe('{ self: [Circular] }')
  })

  test('what does not fit a line is written over several', () => {
    const value = { first: 'x'.repeat(40), second: 'y'.repeat(40) }
    expect(formatValue(value)).toBe(
      `{\n  first: '${'x'.repeat(40)}',\n  second: '${'y'.repeat(40)}'\n}`,
    )
  })

  test('getters are not run, and what refuses to be looked at does not stop the program', () => {
    let ran = false
    const value = {
      get trap() {
        ran = true
        return 1
      },
    }
    expect(formatValue(value)).toBe('{ trap: [Getter] }')
    expect(ran).toBe(false)
    const hostile = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error('no')
        },
      },
    )
    expect(formatValue(hostile)).toBe('[Object that cannot be shown]')
  })
})

describe('a message on the console', () => {
  test.each<[unknown[], string]>([
    [['a', 1, { b: 2 }], 'a 1 { b: 2 }'],
    [['%s has %d', 'Ann', 3, 'left'], 'Ann has 3 left'],
    [['%i %f %j %%', 3.7, '1.5x', { a: 1 }], '3 1.5 {"a":1} %'],
    [['%c red', 'color: red'], ' red'],
    [['100%'], '100%'],
    [['%s'], '%s'],
  ])('%j', (values, expected) => {
    expect(formatMessage(values)).toBe(expected)
  })
})
