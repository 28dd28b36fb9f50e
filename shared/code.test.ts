import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addFile,
  addStarters,
  deleteFile,
  fileNameProblem,
  languageOf,
  listFiles,
  renameFile,
} from './code.ts'
import { exerciseIdSchema } from './ids.ts'
import { limits } from './limits.ts'

test('files come in the order in which they were added, whatever their names', () => {
  const doc = new Y.Doc()
  addFile(doc, 'q', { name: 'z.ts', text: 'one' })
  addFile(doc, 'a', { name: 'a.ts', text: 'two' })
  expect(listFiles(doc).map(({ name, text }) => [name, text.toString()])).toEqual([
    ['z.ts', 'one'],
    ['a.ts', 'two'],
  ])
})

test('line ends become LF when a file is added', () => {
  const doc = new Y.Doc()
  addFile(doc, 'a', { name: 'a.txt', text: 'one\r\ntwo\rthree\n' })
  expect(listFiles(doc)[0]?.text.toString()).toBe('one\ntwo\nthree\n')
})

test('a renamed file keeps its text, a deleted one goes', () => {
  const doc = new Y.Doc()
  addFile(doc, 'a', { name: 'a.ts', text: 'kept' })
  addFile(doc, 'b', { name: 'b.ts', text: 'gone' })
  renameFile(doc, 'a', 'c.py')
  deleteFile(doc, 'b')
  expect(listFiles(doc).map(({ name, text }) => [name, text.toString()])).toEqual([
    ['c.py', 'kept'],
  ])
})

test('an entry that is no file is passed over, so that a peer cannot break the tabs', () => {
  const doc = new Y.Doc()
  doc.getMap<unknown>('files').set('junk', 'not a file')
  const half = new Y.Map<unknown>()
  half.set('name', 3)
  doc.getMap<unknown>('files').set('half', half)
  addFile(doc, 'a', { name: 'a.ts', text: '' })
  expect(listFiles(doc).map(({ id }) => id)).toEqual(['a'])
})

test('a file name is refused with the reason', () => {
  const doc = new Y.Doc()
  addFile(doc, 'a', { name: 'a.ts', text: '' })
  expect(fileNameProblem(doc, ' ')).toBe('empty')
  expect(fileNameProblem(doc, 'x'.repeat(limits.fileNameLength + 1))).toBe('too-long')
  for (const bad of ['../x', 'a/../b', '/x', 'a\\b', '-rf', 'a\nb', '.', 'a/..', 'a<b']) {
    expect(fileNameProblem(doc, bad), bad).toBe('bad-character')
  }
  expect(fileNameProblem(doc, 'a.ts')).toBe('taken')
  expect(fileNameProblem(doc, 'a.ts', 'a')).toBeUndefined()
  for (const good of ['élève.py', 'src/main.ts', '.env', 'Makefile', 'my file.txt']) {
    expect(fileNameProblem(doc, good), good).toBeUndefined()
  }
  for (let count = 1; count < limits.files; count++) {
    addFile(doc, `f${count}`, { name: `f${count}.ts`, text: '' })
  }
  expect(fileNameProblem(doc, 'one-more.ts')).toBe('too-many')
})

test('the extension says the programming language, plain text when it says nothing', () => {
  expect(languageOf('a.tsx')).toBe('typescript')
  expect(languageOf('A.PY')).toBe('python')
  expect(languageOf('notes')).toBe('plain')
  expect(languageOf('a.constructor')).toBe('plain')
})

describe('starter files', () => {
  const exercise = exerciseIdSchema.parse('flood-fill')
  const python = [
    { name: 'fill.py', text: 'pass' },
    { name: 'test.txt', text: '' },
  ]
  const named = (doc: Y.Doc) => listFiles(doc).map(({ name }) => name)

  test('come once, however often they are asked for, and leave what was written', () => {
    const doc = new Y.Doc()
    addFile(doc, 'mine', { name: 'fill.ts', text: 'mine' })
    const ids = addStarters(doc, exercise, 'python', python)
    listFiles(doc)[1]?.text.insert(0, 'edited ')
    expect(addStarters(doc, exercise, 'python', python)).toEqual(ids)
    expect(listFiles(doc).map(({ text }) => text.toString())).toEqual(['mine', 'edited pass', ''])
  })

  test('of two people who ask at once are the same files', () => {
    const one = new Y.Doc()
    const other = new Y.Doc()
    addStarters(one, exercise, 'python', python)
    addStarters(other, exercise, 'python', python)
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    expect(named(one)).toEqual(['fill.py', 'test.txt'])
    expect(named(other)).toEqual(named(one))
  })

  test('whose name is taken go into a folder, all of them', () => {
    const doc = new Y.Doc()
    addFile(doc, 'mine', { name: 'test.txt', text: '' })
    addStarters(doc, exercise, 'python', python)
    expect(named(doc)).toEqual(['test.txt', 'python/fill.py', 'python/test.txt'])
  })

  test('that were deleted come back, alone', () => {
    const doc = new Y.Doc()
    const [first = ''] = addStarters(doc, exercise, 'python', python) ?? []
    deleteFile(doc, first)
    addStarters(doc, exercise, 'python', python)
    expect(named(doc)).toEqual(['test.txt', 'fill.py'])
  })

  test('are refused as a whole when there would be too many files', () => {
    const doc = new Y.Doc()
    for (let index = 1; index < limits.files; index++) {
      addFile(doc, `${index}`, { name: `${index}.txt`, text: '' })
    }
    expect(addStarters(doc, exercise, 'python', python)).toBeUndefined()
    expect(listFiles(doc)).toHaveLength(limits.files - 1)
  })
})
