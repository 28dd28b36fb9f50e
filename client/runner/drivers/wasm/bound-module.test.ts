import { expect, test } from 'vitest'
import { boundMemory } from './bound-module.ts'

const header = [0, 97, 115, 109, 1, 0, 0, 0]
const types = [1, 1, 0]
/** Exports its memory as `mem`. */
const exported = [7, 7, 1, 3, 109, 101, 109, 2, 0]

test('a memory that could grow for ever ends at 512 MiB', async () => {
  const module = new Uint8Array([...header, ...types, 5, 4, 1, 0, 0x80, 2, ...exported])
  const { instance } = await WebAssembly.instantiate(boundMemory(module))
  const { mem } = instance.exports as { readonly mem: WebAssembly.Memory }
  expect(mem.buffer.byteLength).toBe(256 * 65_536)
  expect(() => mem.grow(8192 - 255)).toThrow(RangeError)
})

test('a module with a maximum, or without a memory, stays as it is', () => {
  const bounded = new Uint8Array([...header, ...types, 5, 4, 1, 1, 1, 2, ...exported])
  expect(boundMemory(bounded)).toBe(bounded)
  const without = new Uint8Array([...header, ...types])
  expect(boundMemory(without)).toBe(without)
})
