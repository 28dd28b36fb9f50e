import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { addFile, listFiles } from '#shared/code.ts'
import { limits } from '#shared/limits.ts'
import { insertFiles, readDroppedFiles } from './import-files.ts'

const bytes = (name: string, ...content: number[]) => new File([new Uint8Array(content)], name)

test('a text file comes in with LF as line end and without its byte order mark', async () => {
  const { files, refused } = await readDroppedFiles([new File(['\uFEFFa\r\nb\rc'], 'a.txt')])
  expect(files).toEqual([{ name: 'a.txt', text: 'a\nb\nc' }])
  expect(refused).toEqual([])
})

test('what is no text, or too large for one update, is refused by name; the rest comes in', async () => {
  const { files, refused } = await readDroppedFiles([
    bytes('photo.png', 0x89, 0x50, 0xff),
    bytes('null.bin', 0x61, 0, 0x62),
    new File(['a'.repeat(limits.pasteBytes + 1)], 'long.txt'),
    new File(['ok'], 'ok.txt'),
  ])
  expect(files.map(({ name }) => name)).toEqual(['ok.txt'])
  expect(refused).toEqual([
    { name: 'photo.png', reason: 'not-text' },
    { name: 'null.bin', reason: 'not-text' },
    { name: 'long.txt', reason: 'too-large' },
  ])
})

test('a name that is taken gets a number, an impossible one is refused', () => {
  const doc = new Y.Doc()
  addFile(doc, 'first', { name: 'main.ts', text: 'kept' })
  const { added, refused } = insertFiles(doc, [
    { name: 'main.ts', text: 'new' },
    { name: 'main.ts', text: 'newer' },
    { name: 'what?.ts', text: '' },
  ])
  expect(listFiles(doc).map(({ name, text }) => [name, text.toString()])).toEqual([
    ['main.ts', 'kept'],
    ['main-2.ts', 'new'],
    ['main-3.ts', 'newer'],
  ])
  expect(added).toHaveLength(2)
  expect(refused).toEqual([{ name: 'what?.ts', reason: 'bad-name' }])
})

test('no more files come in than a room holds', () => {
  const doc = new Y.Doc()
  const many = Array.from({ length: limits.files + 2 }, (_, i) => ({ name: `f${i}.ts`, text: '' }))
  const { added, refused } = insertFiles(doc, many)
  expect(added).toHaveLength(limits.files)
  expect(refused.map(({ reason }) => reason)).toEqual(['too-many', 'too-many'])
})
