import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { programmingLanguages } from '#shared/exercise.ts'
import { editorLanguageOf, editorLanguages, fileTypeName } from './languages.ts'

test.each([
  ['flood-fill.ts', 'typescript'],
  ['App.tsx', 'typescript'],
  ['a/b/Main.JAVA', 'java'],
  ['query.sql', 'sql'],
  ['query.pgsql', 'pgsql'],
  ['main.scm', 'scheme'],
  ['Shape.pm', 'perl'],
  ['run.sh', 'shell'],
  ['package.json', 'json'],
  ['README.md', 'markdown'],
  ['page.vue', 'html'],
  ['notes.txt', 'plaintext'],
  ['Makefile', 'plaintext'],
])('%s is coloured as %s', (file, language) => {
  expect(editorLanguageOf(file)).toBe(language)
})

test('a file that nobody runs is called what it is', () => {
  const files = ['README.md', 'package.json', 'page.vue', 'a/Style.CSS', 'notes.txt', 'Makefile']
  expect(files.map(fileTypeName)).toEqual(['Markdown', 'JSON', 'Vue', 'CSS', undefined, undefined])
})

test('every language has a grammar in the bundle', () => {
  const grammars = readFileSync(new URL('grammars.ts', import.meta.url), 'utf8')
  const coloured = editorLanguages
    .filter((name) => name !== 'plaintext')
    // C has its grammar together with C++.
    .map((name) => (name === 'c' ? 'cpp' : name))
  for (const name of coloured) {
    const own = `register({ id: '${name}' })`
    const monacos = `/definitions/${name}/register`
    expect(grammars.includes(own) || grammars.includes(monacos), name).toBe(true)
  }
  expect(editorLanguages.length).toBeGreaterThanOrEqual(programmingLanguages.length)
})
