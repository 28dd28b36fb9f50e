import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addFile } from '#shared/code.ts'
import { buildCopy } from './build-copy.ts'

function unpack(zip: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)]),
  )
}

test('code becomes its files, other documents JSON', () => {
  const code = new Y.Doc()
  addFile(code, 'a', { name: 'src/main.ts', text: 'é\n' })
  const notes = new Y.Doc()
  notes.getText('notes').insert(0, 'seen')
  const copy = unpack(
    buildCopy([
      { name: 'code', doc: code },
      { name: 'backstage', doc: notes },
    ]),
  )
  expect(copy['code/src/main.ts']).toBe('é\n')
  expect(JSON.parse(copy['backstage.json'] ?? '')).toEqual({ notes: 'seen' })
})

test('two files of one name are both kept', () => {
  const code = new Y.Doc()
  addFile(code, 'a', { name: 'x.py', text: 'one' })
  addFile(code, 'b', { name: 'x.py', text: 'two' })
  const copy = unpack(buildCopy([{ name: 'code', doc: code }]))
  expect(Object.values(copy).toSorted()).toEqual(['one', 'two'])
})

test('a name that a peer made up stays inside the folder', () => {
  const code = new Y.Doc()
  const names = ['../../evil', '/etc/passwd', 'a/../../b', '..\\up']
  for (const [index, name] of names.entries()) addFile(code, `${index}`, { name, text: name })
  const paths = Object.keys(unpack(buildCopy([{ name: 'code', doc: code }])))
  expect(paths).toHaveLength(names.length)
  for (const path of paths) {
    expect(path.startsWith('code/')).toBe(true)
    expect(path.split(/[/\\]/)).not.toContain('..')
    expect(path).not.toContain('//')
  }
})
