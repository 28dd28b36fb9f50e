import { expect, test } from 'vitest'
import { withFunctionNames } from './function-names.ts'

const names = /[a-z]\w*/
const cases = { '@keywords': 'keyword', '@default': 'identifier' }

test('a name before a parenthesis is a function, and still a keyword if it is one', () => {
  const { tokenizer } = withFunctionNames({ tokenizer: { root: [[names, { cases }]] } })
  const [[called, action] = [], [usual] = []] = tokenizer['root'] as [RegExp, object][]
  expect('flood(grid)'.match(called ?? '')?.[0]).toBe('flood')
  expect('flood (grid)'.match(called ?? '')?.[0]).toBe('flood')
  expect('flood'.match(called ?? '')).toBeNull()
  expect(action).toEqual({ cases: { '@keywords': 'keyword', '@default': 'function' } })
  expect(usual).toBe(names)
})

test('where a name leads to another state, so does a function', () => {
  const next = { '@default': { token: 'identifier', next: '@qualified' } }
  const { tokenizer } = withFunctionNames({ tokenizer: { root: [[names, { cases: next }]] } })
  expect(tokenizer['root']?.[0]).toMatchObject([
    expect.any(RegExp),
    { cases: { '@default': { token: 'function', next: '@qualified' } } },
  ])
})

test('rules that are not about names stay as they are', () => {
  const rules = [{ include: '@whitespace' }, [/\d+/, 'number'], [/"/, { token: 'string' }]] as const
  const { tokenizer } = withFunctionNames({ tokenizer: { root: [...rules] as never } })
  expect(tokenizer['root']).toEqual(rules)
})
