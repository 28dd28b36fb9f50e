import { describe, expect, test } from 'vitest'
import { sourceColumn } from './source-column.ts'
import { renderError } from './stack.ts'
import { SyntaxProblem } from './syntax-problem.ts'
import { transpile } from './transpile.ts'

describe('a column after types are gone', () => {
  test.each([
    ['const f = (a: number, b: string): void => { throw new Error(a) }', 'throw'],
    ['let x: Array<{ y: number }> = make()', 'make'],
    ['function g<T extends object>(this: void, v: T | undefined) { return v!.x.y }', 'v!.x.y'],
    ['const h: () => void = () => fail(1)', 'fail'],
    ['return', 'return'],
    ['call(value as unknown as number, second)', 'second'],
  ])('%s', (line, mark) => {
    const source = `// before\n${line.startsWith('return') ? `function q() { ${line} }` : line}`
    const { code } = transpile('a.ts', source)
    const word = mark.replace('!', '')
    const at = (code.split('\n')[1] ?? '').indexOf(word) + 1
    expect(at).toBeGreaterThan(0)
    expect(sourceColumn(source, code, 2, at)).toBe((source.split('\n')[1] ?? '').indexOf(mark) + 1)
  })
})

describe('an error', () => {
  const module = { file: 'my main.ts', source: 'a\nb: c d\n', code: 'a\nb d\n', shift: 10 }
  const error = (stack: string) => Object.assign(new TypeError('no d'), { stack })

  test('names the places in the room’s files and nothing around them', () => {
    const stack = [
      'TypeError: no d',
      '    at work (my%20main.ts:2:3)',
      '    at eval (my%20main.ts:1:11)',
      '    at execute (blob:null/1234:5:6)',
      '    at async my%20main.ts:2:1',
      '    at adapter (my%20main.ts:40:1)',
    ].join('\n')
    expect(renderError(error(stack), [module])).toBe(
      [
        'TypeError: no d',
        '    at work (my main.ts:2:6)',
        '    at my main.ts:1:1',
        '    at my main.ts:2:1',
      ].join('\n'),
    )
  })

  test('reads Firefox’s way of writing as well', () => {
    expect(renderError(error('work@my%20main.ts:2:1\n@my%20main.ts:1:11'), [module])).toBe(
      'TypeError: no d\n    at work (my main.ts:2:1)\n    at my main.ts:1:1',
    )
  })

  test('in the syntax stands where it is', () => {
    const problem = new SyntaxProblem('Unexpected token', 'a.ts', 3, 9)
    expect(renderError(problem, [])).toBe('a.ts:3:9\nSyntaxError: Unexpected token')
  })

  test('may be anything that is thrown', () => {
    expect(renderError('words', [])).toBe('Uncaught words')
    expect(renderError(undefined, [])).toBe('Uncaught undefined')
    expect(renderError({ toString: () => 'mine' }, [])).toBe('Uncaught mine')
  })
})
