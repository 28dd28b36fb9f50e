import { expect, test } from 'vitest'
import { hasMain, sourcesOf } from './sources.ts'

const file = (name: string, text: string) => ({ name, text })
const main = 'package main\n\nfunc main() {}\n'
const part = '// Part of it.\npackage main\n'

const named = (entry: string, ...files: ReturnType<typeof file>[]) =>
  sourcesOf(entry, files).map(({ name }) => name)

test('a program is its entry and what lies beside it in the same package', () => {
  const files = [
    file('shape.go', part),
    file('main.go', main),
    file('shape_test.go', part),
    file('other.go', 'package other\n'),
    file('inner/far.go', part),
    file('notes.txt', part),
  ]
  expect(named('main.go', ...files)).toEqual(['main.go', 'shape.go'])
  expect(named('inner/far.go', ...files)).toEqual(['inner/far.go'])
})

test('another program is left out, unless it is the one that has the main', () => {
  const files = [file('main.go', main), file('second.go', main), file('shape.go', part)]
  expect(named('second.go', ...files)).toEqual(['second.go', 'shape.go'])
  expect(named('shape.go', ...files.slice(1))).toEqual(['shape.go', 'second.go'])
})

test('a main is a function at the beginning of a line', () => {
  expect(hasMain('package main\nfunc  main( ) {')).toBe(true)
  expect(hasMain('package main\n// func main() {}\nfunc mainly() {}')).toBe(false)
})
