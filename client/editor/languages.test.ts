import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { programmingLanguages } from '#shared/exercise.ts'
import { editorLanguageOf, editorLanguages } from './languages.ts'

test.each([
  ['flood-fill.ts', 'typescript'],
  ['App.tsx', 'typescript'],
  ['a/b/Main.JAVA', 'java'],
  ['query.sql', 'sql'],
  ['query.pgsql', 'pgsql'],
  ['main.scm', 'scheme'],
  ['Shape.pm', 'perl'],
  ['run.sh', 'shell'],
  ['package.json', 'javascript'],
  ['README.md', 'markdown'],
  ['page.vue', 'html'],
  ['notes.txt', 'plaintext'],
  ['Makefile', 'plaintext'],
])('%s is coloured as %s', (file, language) => {
  expect(editorLanguageOf(file)).toBe(language)
})

test('every language has a grammar in the bundle', () => {
  const grammars = readFileSync(new URL('grammars.ts', import.meta.url), 'utf8')
  const coloured = editorLanguages
    .filter((name) => name !== 'plaintext')
    // C has its grammar together with C++.
    .map((name) => (name === 'c' ? 'cpp' : name))
  for (const name of coloured) expect(grammars).toContain(`/definitions/${name}/register`)
  expect(editorLanguages.length).toBeGreaterThanOrEqual(programmingLanguages.length)
})
