/** The README is the first thing that a stranger believes: what it names must be there. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { environmentSchema } from './settings.ts'

const repository = resolve(import.meta.dirname, '..')
const readme = readFileSync(resolve(repository, 'README.md'), 'utf8')
const { scripts } = JSON.parse(readFileSync(resolve(repository, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

/** The table of settings, a row a line: name and default. */
const rows = [...readme.matchAll(/^\| `([A-Z_]+)` +\| (\S+) +\| .+ \|$/gm)].map(
  ([, name = '', preset = '']) => [name, preset === '–' ? undefined : preset.slice(1, -1)] as const,
)

describe('the README', () => {
  test('has a row for each setting and for no other, each with its default', () => {
    const presets = environmentSchema.parse({})
    const expected = Object.keys(environmentSchema.shape).map((name) => {
      const preset = presets[name as keyof typeof presets]
      return [name, preset === undefined ? undefined : String(preset)] as const
    })
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(expected))
    expect(rows).toHaveLength(expected.length)
  })

  test('names no script that does not exist', () => {
    const named = [...readme.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map(
      ([, name = '']) => name,
    )
    const ours = named.filter((name) => name !== 'install' && name !== 'are')
    expect(ours.length).toBeGreaterThan(3)
    for (const name of ours) expect(scripts, name).toHaveProperty([name])
  })

  test('names no path that does not exist', () => {
    const inCode = [...readme.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\/?)`/g)].map(
      ([, path = '']) => path,
    )
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path)
    const folders = ['shared', 'server', 'client', 'exercises', 'e2e']
    const ours = inCode.filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)))
    expect(ours.length).toBeGreaterThan(5)
    for (const path of [...ours, ...links]) {
      expect(existsSync(resolve(repository, path)), path).toBe(true)
    }
  })
})
