import { describe, expect, test } from 'vitest'
import {
  entryNameIn,
  errorNameIn,
  expandRepeats,
  hiddenTests,
  timeLimitMs,
  visibleTests,
} from './exercise.ts'
import type { CodingTask, TestCase } from './exercise.ts'

describe('expandRepeats', () => {
  test('repeats texts and lists', () => {
    expect(expandRepeats({ repeat: 'ab', times: 3 })).toBe('ababab')
    expect(expandRepeats({ repeat: [1, 2], times: 2 })).toEqual([1, 2, 1, 2])
    expect(expandRepeats({ repeat: [{ repeat: '.', times: 3 }], times: 2 })).toEqual(['...', '...'])
    expect(expandRepeats({ repeat: [1], times: 0 })).toEqual([])
  })

  test('leaves everything else as it is', () => {
    const values = [null, 1, 'a', [], {}, { x: 1, y: [true] }]
    expect(expandRepeats(values)).toEqual(values)
    for (const value of [
      { repeat: 'a' },
      { repeat: 'a', times: 2, more: 1 },
      { repeat: 'a', times: -1 },
      { repeat: 'a', times: 1.5 },
      { repeat: 1, times: 2 },
    ]) {
      expect(expandRepeats(value)).toEqual(value)
    }
  })

  test('refuses to fill the memory, before it does', () => {
    const bomb = (depth: number): unknown =>
      depth === 0 ? ['x'] : { repeat: bomb(depth - 1), times: 1000 }
    expect(() => expandRepeats(bomb(5))).toThrow(RangeError)
    expect(() => expandRepeats({ repeat: 'x', times: Number.MAX_SAFE_INTEGER })).toThrow(RangeError)
    expect(() => expandRepeats({ repeat: [], times: Number.MAX_SAFE_INTEGER })).toThrow(RangeError)
  })
})

test('an entry is spelt as its language spells functions', () => {
  expect(entryNameIn('typescript', 'floodFill')).toBe('floodFill')
  expect(entryNameIn('python', 'floodFill')).toBe('flood_fill')
  expect(entryNameIn('csharp', 'floodFill')).toBe('FloodFill')
  expect(entryNameIn('scheme', 'floodFill')).toBe('flood-fill')
})

test('an error is named as its language names it', () => {
  expect(errorNameIn('javascript', 'RangeError')).toBe('RangeError')
  expect(errorNameIn('python', 'RangeError')).toBe('IndexError')
  expect(errorNameIn('python', 'constructor')).toBe('constructor')
})

test('interpreters get more time than compiled code', () => {
  expect(timeLimitMs('typescript', 2000)).toBe(2000)
  expect(timeLimitMs('python', 2000)).toBe(10_000)
})

test('tests are parted into what a candidate may have and the rest, each with the types of its values', () => {
  const testCase = (id: string, hidden: boolean): TestCase => ({
    id: id as TestCase['id'],
    title: { fr: id, en: id },
    arguments: [1],
    expect: { value: 1 },
    hidden,
  })
  const task: CodingTask = {
    statement: { fr: 'x', en: 'x' },
    entry: 'double',
    starters: {},
    parameters: ['int'],
    returns: 'int',
    cases: [testCase('seen', false), testCase('kept', true)],
    timeoutMs: 1000,
  }
  const rest = { entry: 'double', parameters: ['int'], returns: 'int', timeoutMs: 1000 }
  expect(visibleTests(task)).toEqual({ ...rest, cases: [task.cases[0]] })
  expect(hiddenTests(task)).toEqual({ ...rest, cases: [task.cases[1]] })
})
