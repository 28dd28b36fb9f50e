import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { precompress } from './precompress.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'precompress-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('writes both forms beside what grows smaller by them', async () => {
  const text = 'export const answer = 42\n'.repeat(100)
  await writeFile(path.join(folder, 'app.js'), text)
  expect(await precompress(folder)).toBe(1)
  const read = (name: string) => readFile(path.join(folder, name))
  expect(brotliDecompressSync(await read('app.js.br')).toString()).toBe(text)
  expect(gunzipSync(await read('app.js.gz')).toString()).toBe(text)
})

it('leaves alone what is small, and what is compressed by nature', async () => {
  await writeFile(path.join(folder, 'small.js'), 'export {}')
  await writeFile(path.join(folder, 'font.woff2'), Buffer.alloc(5_000))
  expect(await precompress(folder)).toBe(0)
  expect((await readdir(folder)).toSorted()).toEqual(['font.woff2', 'small.js'])
})
