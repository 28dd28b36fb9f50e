import { expect, test } from 'vitest'
import { rungIdSchema } from '#shared/ids.ts'
import type { TestCase } from '#shared/exercise.ts'
import { runLimits } from '#shared/run-limits.ts'
import { judge } from './judge.ts'

const expecting = (expect: TestCase['expect']) => ({ id: rungIdSchema.parse('one'), expect })
const verdict = (wanted: TestCase['expect'], outcome: Parameters<typeof judge>[1]) =>
  judge(expecting(wanted), outcome, 1, 'python').verdict

test.each([
  [{ a: [1, { b: null }] }, '{"a":[1,{"b":null}]}', 'passed'],
  [{ a: 1, b: 2 }, '{ "b": 2, "a": 1.0 }', 'passed'],
  [{ repeat: 'ab', times: 2 }, '"abab"', 'passed'],
  [[1, 2], '[1,2,3]', 'failed'],
  [{ a: 1 }, '{"a":1,"b":2}', 'failed'],
  [[], '{}', 'failed'],
  [0, 'false', 'failed'],
  [null, undefined, 'failed'],
  [1, 'not json', 'failed'],
  [{ a: 1 }, '{"__proto__":{"a":1}}', 'failed'],
] as const)('%j against %s has %s', (value, received, expected) => {
  expect(verdict({ value }, { value: received })).toBe(expected)
})

test('an error is known by the language’s own name', () => {
  expect(verdict({ error: 'RangeError' }, { error: 'IndexError', message: '' })).toBe('passed')
  expect(verdict({ error: 'RangeError' }, { error: 'KeyError', message: '' })).toBe('failed')
  expect(verdict({ error: 'RangeError' }, { value: '1' })).toBe('failed')
  expect(verdict({ value: 1 }, { error: 'IndexError', message: '' })).toBe('failed')
})

test('what is shown is cut', () => {
  const long = JSON.stringify('x'.repeat(10_000))
  const { received } = judge(expecting({ value: 1 }), { value: long }, 1, 'python')
  expect(received).toHaveLength(runLimits.shownValueLength)
})
