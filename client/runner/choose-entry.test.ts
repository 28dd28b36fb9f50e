import { describe, expect, test } from 'vitest'
import { taskTestsSchema } from '#shared/exercise.ts'
import type { Runtime } from '#shared/runtimes.ts'
import { builtInRuntimes } from '#shared/built-in-runtimes.ts'
import { chooseTestEntry } from './choose-entry.ts'
import { targetOf } from './targets.ts'

const runtime = (name: string, extension: string, tests = true): Runtime => ({
  name,
  version: '1',
  languages: [{ language: name, title: name.toUpperCase(), extensions: [extension], tests }],
  files: [],
})
const runtimes = [
  runtime('python', 'py'),
  runtime('typescript', 'ts'),
  runtime('sql', 'sql', false),
]
const tests = taskTestsSchema.parse({
  entry: 'roundUp',
  timeoutMs: 1000,
  cases: [{ id: 'a', title: { fr: 'x', en: 'x' }, arguments: [], expect: { value: 1 } }],
})

describe('the file under test', () => {
  const files = [
    { name: 'notes.md', text: 'roundUp' },
    { name: 'other.ts', text: 'roundUpper()' },
    { name: 'main.ts', text: 'function roundUp() {}' },
    { name: 'main.py', text: 'def round_up(): pass' },
  ]
  test.each([
    ['main.ts', 'main.ts'],
    ['main.py', 'main.py'],
    ['notes.md', 'main.ts'],
    ['other.ts', 'main.ts'],
    [undefined, 'main.ts'],
  ])('with %s in front is %s', (front, file) => {
    expect(chooseTestEntry(files, front, tests, runtimes)).toMatchObject({ kind: 'found', file })
  })

  test('is missed by its name', () => {
    expect(chooseTestEntry([{ name: 'a.ts', text: '' }], 'a.ts', tests, runtimes)).toEqual({
      kind: 'no-function',
      name: 'roundUp',
    })
  })

  test('is not sought in a language that cannot call it', () => {
    const query = [{ name: 'a.sql', text: 'select round_up' }]
    expect(chooseTestEntry(query, 'a.sql', tests, runtimes)).toEqual({
      kind: 'wrong-language',
      title: 'SQL',
    })
  })
})

test('what nothing runs can only be edited', () => {
  expect(targetOf('Main.java', runtimes)).toBeUndefined()
  expect(targetOf('README', runtimes)).toBeUndefined()
  expect(targetOf('A.PY', runtimes)?.runtime.name).toBe('python')
})

test('no two built-in runtimes claim the same files', () => {
  const extensions = builtInRuntimes.flatMap(({ languages }) =>
    languages.flatMap((language) => language.extensions),
  )
  expect(new Set(extensions).size).toBe(extensions.length)
})
