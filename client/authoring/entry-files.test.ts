import { expect, test } from 'vitest'
import {
  fileOfProblem,
  inOrder,
  pathProblem,
  renamedFile,
  sameFiles,
  withText,
} from './entry-files.ts'

const files = [
  'starter/python/lift.py',
  'cases.yaml',
  'solution/python/lift.py',
  'statement.fr.md',
  'manifest.yaml',
  'notes.txt',
  'drill-down.en.md',
].map((path) => ({ path, text: path }))

test('files stand in the order in which one writes them', () => {
  expect(inOrder(files).map(({ path }) => path)).toEqual([
    'manifest.yaml',
    'drill-down.en.md',
    'statement.fr.md',
    'cases.yaml',
    'notes.txt',
    'starter/python/lift.py',
    'solution/python/lift.py',
  ])
})

test('a name is refused for its reason', () => {
  const problems = ['', '../x', '/x', 'a/b/c/d', 'cases.yaml', 'starter', 'cases.yaml/x', 'new.md']
  expect(problems.map((path) => pathProblem(files, path))).toEqual([
    'missing',
    'malformed',
    'malformed',
    'malformed',
    'taken',
    'taken',
    'taken',
    undefined,
  ])
  const full = Array.from({ length: 200 }, (_, index) => ({ path: `f${index}`, text: '' }))
  expect(pathProblem(full, 'one-more')).toBe('tooMany')
})

test('a file is renamed where others are in nobody’s way, itself least of all', () => {
  expect(pathProblem(files, 'cases.yaml', 'notes.txt')).toBe('taken')
  expect(pathProblem(files, 'notes.txt', 'notes.txt')).toBeUndefined()
  expect(pathProblem(files, 'notes.txt/more.txt', 'notes.txt')).toBeUndefined()
  const full = Array.from({ length: 200 }, (_, index) => ({ path: `f${index}`, text: '' }))
  expect(pathProblem(full, 'other', 'f0')).toBeUndefined()
  const renamed = renamedFile(files, 'notes.txt', 'about.txt')
  expect(renamed).toHaveLength(files.length)
  expect(renamed).toContainEqual({ path: 'about.txt', text: 'notes.txt' })
})

test('a problem of a folder leads to its first file, one of a missing file nowhere', () => {
  expect(fileOfProblem(files, 'cases.yaml')).toBe('cases.yaml')
  expect(fileOfProblem(files, 'starter/python')).toBe('starter/python/lift.py')
  expect(fileOfProblem(files, 'drill-down.fr.md')).toBeUndefined()
})

test('the order of files is no difference, a letter is', () => {
  expect(sameFiles(files, files.toReversed())).toBe(true)
  expect(sameFiles(files, withText(files, 'notes.txt', 'else'))).toBe(false)
  expect(sameFiles(files, files.slice(1))).toBe(false)
})
