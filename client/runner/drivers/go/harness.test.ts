import { expect, test } from 'vitest'
import { harness, readAnswer } from './harness.ts'

test('cases run before the main, and an adapter is a file of its own', () => {
  const sources = [{ name: 'main.go', text: 'package main\nfunc main() {}\n' }]
  const files = harness({ function: 'runCase', adapter: 'package main\n' }, sources)
  expect(files.map(({ name }) => name)).toEqual(['.pairboard/adapter.go', '.pairboard/tests.go'])
  expect(files[1]?.text).toContain('func init() { pairboardCases.Run(runCase) }')
  expect(files[1]?.text).not.toContain('func main()')
})

test('a program without a main gets one', () => {
  const sources = [
    { name: 'main.go', text: 'package main\nfunc half(x int) int { return x / 2 }\n' },
  ]
  const [own] = harness({ function: 'half', adapter: undefined }, sources)
  expect(own?.text).toContain('func main() {}')
})

const answered = (value: unknown, type: string) =>
  readAnswer(JSON.stringify({ value, ms: 1.5 }), type)?.value

test('a value is said in the words of the exercise', () => {
  const point = '{ x: int, firstName: string? }'
  expect(answered({ X: 1, FirstName: null }, point)).toBe('{"x":1,"firstName":null}')
  expect(answered({ a: [{ X: 1 }], b: null }, `map<${point}[]>`)).toBe('{"a":[{"x":1}],"b":[]}')
  expect(answered(null, 'map<int>')).toBe('{}')
  expect(answered(null, 'int[]?')).toBe('null')
  expect(answered('<é>', 'string')).toBe('"<é>"')
})

test('a value of another type is left as it is', () => {
  expect(answered('no list', 'int[]')).toBe('"no list"')
  expect(answered(3, '{ x: int }')).toBe('3')
  expect(answered({ X: 1, Z: 2 }, '{ x: int }')).toBe('{"x":1,"Z":2}')
})

test('what a program has written instead is no answer', () => {
  for (const text of ['', 'null', '{"value":1}', '{"value":1,"ms":"soon"}', '{']) {
    expect(readAnswer(text, 'int')).toBeUndefined()
  }
  expect(readAnswer('{"value":1,"ms":0.25}', 'int')).toEqual({ value: '1', ms: 0.25 })
})
