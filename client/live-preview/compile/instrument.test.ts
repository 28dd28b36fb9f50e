import { parse } from 'acorn'
import { describe, expect, test } from 'vitest'
import { instrument } from './instrument.ts'

function instrumented(code: string): string {
  const tree = parse(code, { ecmaVersion: 'latest', sourceType: 'module' })
  return instrument(code, tree, 'f', (offset) => ({ line: 1, column: offset + 1 }))
}

/** Runs the code, and gives where its guards were called from. */
function run(code: string): string[] {
  const calls: string[] = []
  const guard = (file: string, line: number, column: number) => {
    calls.push(`${file}:${line}:${column}`)
  }
  const text = instrumented(code)
  // oxlint-disable-next-line typescript/no-implied-eval
  Function('pairboardGuard', text)(guard)
  expect(text.split('\n')).toHaveLength(code.split('\n').length)
  return calls
}

describe('guards', () => {
  test.each([
    ['for (let i = 0; i < 2; i++) { }', ['f:1:1', 'f:1:1']],
    ['for (let i = 0; i < 2; i++);', ['f:1:1', 'f:1:1']],
    ['let i = 0; while (i < 1) i++', ['f:1:12']],
    ['do { } while (false)', ['f:1:1']],
    ['for (const x of [1]) for (const y in { a: 1 }) x + y', ['f:1:1', 'f:1:22']],
    ['out: for (;;) { for (;;) break out }', ['f:1:6', 'f:1:17']],
    ['function f() { return 1 }; f()', ['f:1:1']],
    ['const f = (x) => x; f(1)', ['f:1:11']],
    ['const f = (x) => (y) => x + y; f(1)(2)', ['f:1:11', 'f:1:18']],
    ['const f = () => ({ a: 1 }); if (f().a !== 1) throw 0', ['f:1:11']],
    ['for (const f of [() => 1]) (() => f())()', ['f:1:1', 'f:1:29', 'f:1:18']],
    ['if (true) for (const x of [1]) { } else { }', ['f:1:11']],
    [
      'class A { constructor() { } m() { } get g() { return 1 } }; const a = new A(); a.m(); a.g',
      ['f:1:22', 'f:1:30', 'f:1:42'],
    ],
    ['const f = async () => { for await (const x of []) x }', []],
  ])('stand in %s', (code, calls) => {
    expect(run(code)).toEqual(calls)
  })

  test('keep every line where it was', () => {
    expect(run('let n = 0\nwhile (\n  n < 1\n)\n  n++\n\nfunction f(\n) {\n}\nf()')).toHaveLength(2)
  })
})

test('import() and import.meta become names that a function can have', () => {
  expect(instrumented("import('./a').then(import.meta.url)")).toBe(
    "pairboardImport('./a').then(pairboardMeta.url)",
  )
})
