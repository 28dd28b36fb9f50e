import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findGo } from './go-installed.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pairboard-installed-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A command that says which Go it is, and can do nothing else. */
async function pretend(version: string): Promise<string> {
  const file = path.join(folder, version)
  await writeFile(file, `#!/bin/sh\necho /root/of/${version}\necho go${version}\n`, { mode: 0o755 })
  return file
}

test('the first Go that is new enough is taken', async () => {
  const places = ['none', '1.18.10', '1.25rc1', '1.19.8']
  for (const version of places.slice(1)) await pretend(version)
  expect(await findGo(places.map((name) => path.join(folder, name)))).toEqual({
    go: path.join(folder, '1.25rc1'),
    root: '/root/of/1.25rc1',
    version: '1.25rc1',
  })
})

test('without one it is said what is there, and what is missing', async () => {
  await expect(findGo([path.join(folder, 'none')])).rejects.toThrow(/There is no Go .* GOROOT/)
  const old = await Promise.all(['1.9', '1.18.10'].map(pretend))
  await expect(findGo(old)).rejects.toThrow(
    'Go 1.9 (/root/of/1.9), Go 1.18.10 (/root/of/1.18.10) is too old: it takes Go 1.19 or newer.',
  )
})
