import { describe, expect, test } from 'vitest'
import { declares } from './declared.ts'
import { link, withAddresses } from './link.ts'
import { SyntaxProblem } from './syntax-problem.ts'
import { transpile } from './transpile.ts'

const files = (texts: Record<string, string>) =>
  Object.entries(texts).map(([name, text]) => ({ name, text }))

function problemOf(act: () => unknown): SyntaxProblem {
  try {
    act()
  } catch (error) {
    if (error instanceof SyntaxProblem) return error
    throw error
  }
  throw new Error('nothing was wrong')
}

describe('files that import each other', () => {
  test('are made in the order of their need, whatever their specifiers leave out', () => {
    const linked = link(
      files({
        'main.ts':
          "import { a } from './lib/a'\nexport * from './b.js'\nimport c from './c.json'\na(c)\n",
        'lib/a.ts': "import { b } from '../b'\nexport const a = b",
        'b.ts': 'export const b: number = 1',
        'c.json': '{"x": 1}',
        'unused.ts': 'syntax error',
      }),
      'main.ts',
    )
    expect(linked.map(({ file }) => file)).toEqual(['b.ts', 'lib/a.ts', 'c.json', 'main.ts'])
  })

  test('get addresses in the place of names', () => {
    const [, main] = link(
      files({
        'main.js': "import { a } from './a'; a(); export { a } from './a'",
        'a.js': 'export function a() {}',
      }),
      'main.js',
    )
    expect(main && withAddresses(main, new Map([['a.js', 'blob:1']]))).toBe(
      'import { a } from "blob:1"; a(); export { a } from "blob:1"',
    )
  })

  test.each([
    ["\n  import x from 'react'", /only files of this room/, 2, 17],
    ["import x from './none'", /Cannot find the file/, 1, 15],
    ["import './main'", /circle/, 1, 8],
  ])('%j is refused where it stands', (text, message, line, column) => {
    const problem = problemOf(() => link(files({ 'main.js': text }), 'main.js'))
    expect(problem.message).toMatch(message)
    expect(problem).toMatchObject({ file: 'main.js', line, column })
  })

  test('a circle over two files is told', () => {
    const circle = { 'a.js': "import './b'", 'b.js': "import './a'" }
    expect(problemOf(() => link(files(circle), 'a.js')).message).toMatch(/circle/)
  })

  test('nothing outside the room is found', () => {
    expect(problemOf(() => link(files({ 'a.js': "import '../../x.js'" }), 'a.js')).file).toBe(
      'a.js',
    )
  })
})

describe('a syntax error', () => {
  test.each([
    ['main.js', 'const a = 1\nconst b = = 2\n', 2, 11],
    ['main.js', 'let x = 1\nlet x = 2\n', 2, 5],
    ['main.ts', 'const a: number = 1\nconst b: = 2\n', 2, 10],
    ['main.ts', 'const a: number = 1; let a = 2', 1, 26],
    ['main.ts', 'function f() {\n', 2, 1],
  ])('in %s %j stands at line %i, column %i', (file, text, line, column) => {
    const problem = problemOf(() => transpile(file, text))
    expect(problem.file).toBe(file)
    expect(problem.line).toBe(line)
    expect(problem.column).toBe(column)
  })
})

test('lines stay where they are when types go', () => {
  const text = 'interface A {\n  x: number\n}\ntype B =\n  | 1\n  | 2\nconst c: A = { x: 1 }\n'
  const { code } = transpile('a.ts', text)
  expect(code.split('\n')).toHaveLength(text.split('\n').length)
  expect(code.split('\n')[6]).toContain('const c')
})

test.each([
  ['function f() {}', true],
  ['const f = () => {}', true],
  ['export function f() {}', true],
  ['export default function f() {}', true],
  ['const { a: [f], ...rest } = x', true],
  ["import { f } from './f'", true],
  ['class f {}', true],
  ['{ function f() {} }', false],
  ['const g = function f() {}', false],
  ['f()', false],
])('%s has f at its top level: %s', (text, expected) => {
  const { tree } = transpile('a.js', text)
  expect(declares(tree, 'f')).toBe(expected)
})
