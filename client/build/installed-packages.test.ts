import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { packagesToInstall } from './installed-packages.ts'
import { repository } from './places.ts'

const folder = await mkdtemp(join(tmpdir(), 'pairboard-packages-'))
afterAll(() => rm(folder, { recursive: true }))

test('what is installed here is what package.json pins', async () => {
  expect(await packagesToInstall(repository)).toEqual([])
})

test('a package that is missing or of another version is named', async () => {
  const manifest = {
    dependencies: { there: '1.0.0', old: '2.0.0', '@a/missing': '3.0.0' },
    devDependencies: { tool: '4.0.0' },
    optionalDependencies: { extra: '5.0.0' },
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  for (const [name, version] of [
    ['there', '1.0.0'],
    ['old', '1.9.0'],
    ['tool', '4.0.0'],
  ] as const) {
    await mkdir(join(folder, 'node_modules', name), { recursive: true })
    await writeFile(join(folder, 'node_modules', name, 'package.json'), JSON.stringify({ version }))
  }
  expect(await packagesToInstall(folder)).toEqual(['old 2.0.0', '@a/missing 3.0.0'])
})
