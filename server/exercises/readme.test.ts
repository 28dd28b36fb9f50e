/** Whoever follows exercises/README.md to the letter gets a library in which nothing is wrong. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { afterAll, expect, test } from 'vitest'
import { openLibrary } from './library.ts'
import { failingCases } from './testing/run-cases.ts'
import { writeLibrary } from './testing/write-library.ts'

const builtIn = join(import.meta.dirname, '../../exercises')

/** Code blocks that say which file they are: ```yaml lift/manifest.yaml */
async function exampleFiles(): Promise<Record<string, string>> {
  const readme = fromMarkdown(await readFile(join(builtIn, 'README.md'), 'utf8'))
  const files: Record<string, string> = {}
  for (const node of readme.children) {
    if (node.type === 'code' && node.meta) files[node.meta] = `${node.value}\n`
  }
  return files
}

const written = await writeLibrary(await exampleFiles())
afterAll(() => written.remove())

test('the examples stand beside the built-in library as a private one', async () => {
  const library = await openLibrary({ folders: [builtIn, written.folder] })
  expect(library.exercise('lift')?.drillDown?.rungs.map(({ id }) => id)).toEqual(['needs', 'order'])
  expect(library.plan('short-talk')?.stages).toHaveLength(2)
  expect(library.rubric('only-talk')?.criteria).toHaveLength(1)
})

test('the coding example can be solved, and its starter does not solve it', async () => {
  const library = await openLibrary({ folders: [builtIn, written.folder] })
  const coding = library.exercise('round-up')?.coding
  if (!coding) throw new Error('the README has no coding example')
  const starter = coding.starters.javascript ?? []
  expect(await failingCases('javascript', starter, coding)).toEqual(['between', 'below-zero'])
  const solved = starter.map(({ name, text }) => ({
    name,
    text: text.replace('return amount', 'return Math.ceil(amount / 10) * 10'),
  }))
  expect(await failingCases('javascript', solved, coding)).toEqual([])
})

test('the drawing example is a part of a manifest', async () => {
  const readme = fromMarkdown(await readFile(join(builtIn, 'README.md'), 'utf8'))
  const board = readme.children.find(
    (node) => node.type === 'code' && node.value.startsWith('board:'),
  )
  if (board?.type !== 'code') throw new Error('the README draws nothing')
  const files = await exampleFiles()
  await written.write('lift/manifest.yaml', `${files['lift/manifest.yaml']}${board.value}\n`)
  const library = await openLibrary({ folders: [builtIn, written.folder] })
  expect(library.exercise('lift')?.drillDown?.board).toHaveLength(2)
})
