import { expect, test } from 'vitest'
import { constants, openMemoryFiles } from './memory-files.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes)

function openFiles(given: Readonly<Record<string, string>> = {}) {
  const said: string[] = []
  const memory = openMemoryFiles(
    Object.entries(given).map(([name, text]) => [name, encode(text)]),
    {
      read: () => encode('typed'),
      out: (bytes) => said.push(`out ${decode(bytes)}`),
      err: (bytes) => said.push(`err ${decode(bytes)}`),
    },
  )
  const call = (name: string, ...words: unknown[]) => memory.calls[name]?.(...(words as never[]))
  const write = (fd: unknown, text: string, at: number | null = null) =>
    call('write', fd, encode(text), 0, text.length, at)
  const read = (fd: unknown, length: number, at: number | null = null) => {
    const to = new Uint8Array(length)
    const count = call('read', fd, to, 0, length, at) as number
    return decode(to.subarray(0, count))
  }
  return { call, write, read, said, memory }
}

test('what is written is read again, from anywhere', () => {
  const { call, write, read, memory } = openFiles()
  const fd = call('open', 'a.txt', constants.O_RDWR | constants.O_CREAT)
  expect(write(fd, 'hello')).toBe(5)
  expect(write(fd, 'J', 0)).toBe(1)
  expect(write(fd, '!')).toBe(1)
  expect(read(fd, 3, 1)).toBe('ell')
  expect(decode(memory.read('/a.txt'))).toBe('Jello!')
  const more = call('open', '/./a.txt', constants.O_WRONLY | constants.O_APPEND)
  write(more, '?')
  expect(call('fstat', fd)).toMatchObject({ size: 7 })
  call('ftruncate', fd, 2)
  expect(decode(memory.read('a.txt'))).toBe('Je')
  call('open', 'a.txt', constants.O_WRONLY | constants.O_TRUNC)
  expect(decode(memory.read('a.txt'))).toBe('')
  call('close', fd)
  expect(() => read(fd, 1)).toThrow('EBADF')
})

test('what was given is not changed by what is written over it', () => {
  const bytes = encode('given')
  const memory = openMemoryFiles([['a', bytes]], { read: () => bytes, out() {}, err() {} })
  const call = (name: string, ...words: unknown[]) => memory.calls[name]?.(...(words as never[]))
  const fd = call('open', 'a', constants.O_WRONLY)
  call('write', fd, encode('x'), 0, 1, null)
  expect(decode(memory.read('a'))).toBe('xiven')
  expect(decode(bytes)).toBe('given')
})

test('streams are three files of their own', () => {
  const { write, read, said, memory } = openFiles()
  write(1, 'a')
  memory.writeSync(2, encode('b'))
  expect(said).toEqual(['out a', 'err b'])
  expect(read(0, 9)).toBe('typed')
})

test('folders hold files, and are refused where a file is meant', () => {
  const { call, memory } = openFiles({ 'data/deep/a.txt': 'a', 'data/b.txt': 'b' })
  expect(call('readdir', 'data')).toEqual(['deep', 'b.txt'])
  call('mkdir', 'new')
  call('rename', 'data/b.txt', 'new/c.txt')
  expect(decode(memory.read('new/c.txt'))).toBe('b')
  expect(() => call('stat', 'data/b.txt')).toThrow('ENOENT')
  expect(() => call('mkdir', 'new')).toThrow('EEXIST')
  expect(() => call('rmdir', 'new')).toThrow('ENOTEMPTY')
  expect(() => call('open', 'new', constants.O_WRONLY)).toThrow('EISDIR')
  expect(() => call('open', 'absent/x', constants.O_CREAT)).toThrow('ENOENT')
  call('unlink', 'new/c.txt')
  call('rmdir', 'new')
  expect(call('readdir', '/')).toEqual(['tmp', 'data'])
})

test('no program fills the machine', () => {
  const { call } = openFiles()
  const fd = call('open', 'big', constants.O_WRONLY | constants.O_CREAT)
  expect(() => call('ftruncate', fd, 2 ** 40)).toThrow('ENOSPC')
})
