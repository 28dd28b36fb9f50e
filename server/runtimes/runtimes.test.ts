import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCompressedFiles } from './compressed-files.ts'
import { readBuiltIn } from './read-built-in.ts'
import { readPacks } from './read-packs.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pairboard-runtimes-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function write(name: string, text: string) {
  await mkdir(dirname(join(folder, name)), { recursive: true })
  await writeFile(join(folder, name), text)
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const language = { language: 'logo', title: 'Logo', extensions: ['logo'], tests: false }

describe('built-in runtimes', () => {
  test('are addressed by the versions of the packages that they are made of', async () => {
    await write('@some/compiler/package.json', '{"version":"1.2.3-beta+7"}')
    await write('@some/compiler/dist/a.wasm', 'wasm')
    await write('helper/package.json', '{"version":"0.1.0"}')
    await write('helper/b.txt', 'text')
    const [runtime] = await readBuiltIn({ packages: folder, made: folder }, [
      {
        name: 'logo',
        languages: [language],
        files: [
          { name: 'a.wasm', use: 'module', from: '@some/compiler/dist/a.wasm' },
          { name: 'b.txt', use: 'text', from: 'helper/b.txt' },
        ],
      },
    ])
    expect(runtime).toMatchObject({
      version: '1.2.3-beta-7_0.1.0',
      files: [
        { name: 'a.wasm', use: 'module', bytes: 4 },
        { name: 'b.txt', use: 'text', bytes: 4 },
      ],
    })
    expect(runtime?.paths.get('a.wasm')).toBe(join(folder, '@some/compiler/dist/a.wasm'))
  })

  test('have files that our build made of this version, or are not offered', async () => {
    const folders = { packages: join(folder, 'packages'), made: join(folder, 'made') }
    const file = { name: 'a.tar', use: 'bytes', from: 'compiler/a.wasm', made: true } as const
    const logo = { name: 'logo', optional: true, languages: [language], files: [file] } as const
    await write('packages/compiler/package.json', '{"version":"1.1.0"}')
    await write('made/logo@1.0.0/a.tar', 'of the version before')
    expect(await readBuiltIn(folders, [logo])).toEqual([])
    await write('made/logo@1.1.0/a.tar', 'tar')
    const [runtime] = await readBuiltIn(folders, [logo])
    expect(runtime?.files).toEqual([{ name: 'a.tar', use: 'bytes', bytes: 3 }])
  })
})

describe('a runtime pack', () => {
  const manifest = {
    name: 'logo',
    version: '1.0',
    languages: [language],
    driver: 'driver.js',
    files: [
      { name: 'driver.js', use: 'text', sha256: sha256('drive') },
      { name: 'logo.wasm', use: 'module', sha256: sha256('wasm') },
    ],
  }
  const pack = async (changed: object = {}, at = 'logo@1.0') => {
    await write(`${at}/manifest.json`, JSON.stringify({ ...manifest, ...changed }))
    await write(`${at}/driver.js`, 'drive')
    await write(`${at}/logo.wasm`, 'wasm')
  }

  test('adds a language with its own driver', async () => {
    await pack()
    const [runtime] = await readPacks(folder)
    expect(runtime).toMatchObject({ name: 'logo', version: '1.0', driver: 'driver.js' })
    expect(runtime?.files).toEqual([
      { name: 'driver.js', use: 'text', bytes: 5 },
      { name: 'logo.wasm', use: 'module', bytes: 4 },
    ])
  })

  test('that was changed is refused, with the file that was', async () => {
    await pack()
    await write('logo@1.0/logo.wasm', 'other')
    await expect(readPacks(folder)).rejects.toThrow(/logo\.wasm is not the one/)
  })

  test.each([
    [{ version: '2.0' }, /must be called so/],
    [{ driver: 'other.js' }, /other\.js is not among its files/],
    [{ files: [{ name: '../x', use: 'text', sha256: sha256('') }] }, /manifest\.json is wrong/],
    [{ languages: [] }, /manifest\.json is wrong/],
  ])('with %j is refused', async (changed, words) => {
    await pack(changed)
    await expect(readPacks(folder)).rejects.toThrow(words)
  })

  test('without a manifest is refused', async () => {
    await mkdir(join(folder, 'logo@1.0'))
    await expect(readPacks(folder)).rejects.toThrow(/no manifest\.json/)
  })

  test('that is being made has a hidden name, and is not looked at yet', async () => {
    await mkdir(join(folder, '.logo-unfinished'))
    expect(await readPacks(folder)).toEqual([])
  })

  test('cannot lie in a folder that is not there', async () => {
    await expect(readPacks(join(folder, 'none'))).rejects.toThrow(/RUNTIMES_DIR/)
  })
})

describe('compressed files', () => {
  const text = 'the same words again and again. '.repeat(1_000)

  test('are made once, whole, and found by whoever asks later', async () => {
    await write('big.txt', text)
    const files = openCompressedFiles(join(folder, 'kept'), (error) => expect.fail(String(error)))
    expect(await files.find(join(folder, 'big.txt'))).toBeUndefined()
    await files.idle()
    const path = await files.find(join(folder, 'big.txt'))
    expect(path).toBe(join(folder, 'kept', `${sha256(text)}.br`))
    expect(brotliDecompressSync(await readFile(path!)).toString()).toBe(text)
    expect(await readdir(join(folder, 'kept'))).toHaveLength(1)
    const later = openCompressedFiles(join(folder, 'kept'), () => {})
    expect(await later.find(join(folder, 'big.txt'))).toBe(path)
  })

  test('that cannot be written are told of once and served as they are', async () => {
    await write('big.txt', text)
    await write('kept', 'a file where the folder should be')
    const failures: unknown[] = []
    const files = openCompressedFiles(join(folder, 'kept'), (error) => failures.push(error))
    expect(await files.find(join(folder, 'big.txt'))).toBeUndefined()
    await files.idle()
    expect(await files.find(join(folder, 'big.txt'))).toBeUndefined()
    expect(failures).toHaveLength(1)
  })
})
