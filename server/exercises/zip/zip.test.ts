/** Zips as they come from friends, from systems with habits of their own, and from an attacker. */
import { randomBytes } from 'node:crypto'
import { zipSync } from 'fflate'
import type { ZipOptions } from 'fflate'
import { describe, expect, test } from 'vitest'
import { limits } from '#shared/limits.ts'
import { codingFiles } from '../testing/write-library.ts'
import { readZip } from './read-zip.ts'
import { writeZip } from './write-zip.ts'

type Content = string | Uint8Array | [string | Uint8Array, ZipOptions]

function zip(files: Record<string, Content>): Uint8Array {
  const encoded = Object.entries(files).map(([path, content]) => {
    const [text, options] = Array.isArray(content) ? content : [content, {}]
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
    return [path, [bytes, options]] as const
  })
  return zipSync(Object.fromEntries(encoded) as Parameters<typeof zipSync>[0])
}

const liftPaths = Object.keys(codingFiles).filter((path) => path.startsWith('lift/'))
const lift = Object.fromEntries(liftPaths.map((path) => [path, codingFiles[path] ?? '']))
const inLift = liftPaths.map((path) => ({ path: path.slice(5), text: lift[path] ?? '' }))
const talk = codingFiles['plans/talk.yaml'] ?? ''
const short = codingFiles['rubrics/short.yaml'] ?? ''

function entryOf(bytes: Uint8Array) {
  const read = readZip(bytes)
  if (!('entry' in read)) throw new Error(JSON.stringify(read.refused))
  return read.entry
}

/** What is said, and about which file. */
function refusalOf(bytes: Uint8Array): string {
  const read = readZip(bytes)
  if ('entry' in read) return 'taken'
  const [problem, ...others] = read.refused
  expect(others).toEqual([])
  expect(problem?.what.fr).not.toBe(problem?.what.en)
  return `${problem?.file}: ${problem?.what.en}; ${problem?.remedy.en}`
}

/** Changes bytes of every record of a kind: of the directory's entries, or of the files' own heads. */
function patched(
  bytes: Uint8Array,
  signature: number,
  change: (view: DataView, at: number) => void,
): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at + 4 <= copy.length; at++) {
    if (view.getUint32(at, true) === signature) change(view, at)
  }
  return copy
}
const inDirectory = 0x02014b50
const inEnd = 0x06054b50

describe('a zip of a friend', () => {
  test('gives the same back that was exported, for every kind', () => {
    expect(entryOf(writeZip('exercises', 'lift', inLift))).toEqual({
      kind: 'exercises',
      id: 'lift',
      files: inLift,
    })
    const plan = [{ path: 'talk.yaml', text: talk }]
    expect(entryOf(writeZip('plans', 'talk', plan))).toEqual({
      kind: 'plans',
      id: 'talk',
      files: plan,
    })
    const rubric = [{ path: 'short.yaml', text: short }]
    expect(entryOf(writeZip('rubrics', 'short', rubric))).toEqual({
      kind: 'rubrics',
      id: 'short',
      files: rubric,
    })
    expect(writeZip('plans', 'talk', plan)).toEqual(writeZip('plans', 'talk', plan))
  })

  test('may leave the folder out: then the manifest says what it is called', () => {
    const bare = Object.fromEntries(inLift.map(({ path, text }) => [path, text]))
    expect(entryOf(zip(bare))).toMatchObject({ kind: 'exercises', id: 'lift' })
    expect(entryOf(zip({ 'talk.yaml': talk }))).toMatchObject({ kind: 'plans', id: 'talk' })
    expect(entryOf(zip({ 'short.yaml': short }))).toMatchObject({ kind: 'rubrics', id: 'short' })
  })

  test('may hold folders as entries, and what macOS and Windows put beside files', () => {
    const files = {
      'lift/': '',
      ...lift,
      'lift/.DS_Store': 'x',
      '__MACOSX/lift/._manifest.yaml': 'x',
    }
    expect(entryOf(zip({ ...files, 'lift/Thumbs.db': 'x' })).files).toEqual(inLift)
  })

  test('may be stored without being packed, and have Windows’ line ends and a mark at the beginning', () => {
    const text = `\ufeff${talk.replaceAll('\n', '\r\n')}`
    expect(entryOf(zip({ 'plans/talk.yaml': [text, { level: 0 }] })).files[0]?.text).toBe(talk)
  })

  test('may be made on Unix, which says of each file what it is', () => {
    const regular = { os: 3, attrs: 0o100644 << 16 }
    const files = Object.fromEntries(liftPaths.map((path) => [path, [lift[path] ?? '', regular]]))
    expect(entryOf(zip(files as Record<string, Content>)).files).toEqual(inLift)
  })
})

describe('a zip of an attacker is refused', () => {
  const outside = 'this name leads out of the folder'
  test.each([
    ['out of the folder', 'lift/../../etc/passwd'],
    ['out of the folder at once', '../lift/manifest.yaml'],
    ['to the top', '/etc/passwd'],
    ['to a drive', 'C:/Windows/x'],
    ['to a drive, with backslashes', 'lift\\..\\..\\x'],
    ['through an empty part', 'lift//x.md'],
    ['through a part that stays', 'lift/./x.md'],
    ['into what objects are', 'lift/__proto__/x.md'],
    ['into how objects are made', 'lift/constructor'],
    ['to a hidden file', 'lift/.git/config'],
    ['deeper than any entry', 'lift/starter/python/deep/x.py'],
    ['on, further than a screen', `lift/${'x'.repeat(200)}.md`],
    ['to a device of Windows', 'lift/nul.'],
    ['with a byte that ends strings', 'lift/x\0.md'],
    ['backwards, to be read as another', 'lift/\u202elmay.md'],
  ])('when a name leads %s', (_, path) => {
    const said = refusalOf(zip({ ...lift, [path]: 'x' }))
    expect(said).toContain(outside)
    expect(said).not.toMatch(/[\0\u202e]/)
    expect(Object.prototype).not.toHaveProperty('x.md')
  })

  test('when it holds a link, however innocent its name', () => {
    const link: Content = ['/etc/passwd', { os: 3, attrs: 0o120777 << 16 }]
    expect(refusalOf(zip({ ...lift, 'lift/README.md': link }))).toBe(
      'lift/README.md: this is a link or a device; put a real file in its place',
    )
    const folder: Content = ['', { os: 3, attrs: 0o120777 << 16 }]
    expect(refusalOf(zip({ ...lift, 'lift/starter/': folder }))).toContain('link or a device')
    const device: Content = ['', { os: 19, attrs: 0o020666 << 16 }]
    expect(refusalOf(zip({ ...lift, 'lift/README.md': device }))).toContain('link or a device')
  })

  test('when more comes out than an entry may hold: one bomb', () => {
    const bytes = zip({ 'lift/README.md': new Uint8Array(8 * 1024 * 1024) })
    expect(bytes.length).toBeLessThan(limits.entryZipBytes)
    // Whoever unpacked all of it would stumble over its spoilt second half.
    const end = Buffer.from(bytes).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    bytes.fill(0xff, end / 2, end)
    expect(refusalOf(bytes)).toBe(
      'lift/README.md: much more comes out of this file than a text can hold; remove it',
    )
  })

  test('when its directory says that little comes out, and much does', () => {
    const bomb = zip({ 'lift/manifest.yaml': new Uint8Array(8 * 1024 * 1024) })
    const modest = patched(bomb, inDirectory, (view, at) => view.setUint32(at + 24, 100, true))
    expect(refusalOf(modest)).toContain('much more comes out of this file')
  })

  test('when many files that are small enough are too much together', () => {
    const many = Array.from({ length: 12 }, (_, index) => [
      `lift/part-${index}.md`,
      randomBytes(75 * 1024).toString('base64'),
    ])
    expect(refusalOf(zip({ ...lift, ...Object.fromEntries(many) }))).toBe(
      ': the files hold more than 1024 KB in all; shorten or remove some',
    )
  })

  test('when a file is larger than any file of an entry', () => {
    const long = randomBytes(120 * 1024).toString('base64')
    expect(refusalOf(zip({ ...lift, 'lift/README.md': long }))).toContain('larger than 128 KB')
    expect(refusalOf(zip({ ...lift, 'lift/README.md': [long, { level: 0 }] }))).toContain(
      'larger than 128 KB',
    )
  })

  test('when it holds more files than an entry has, or says so', () => {
    const many = Array.from({ length: 250 }, (_, index) => [`lift/f${index}.md`, 'x'])
    expect(refusalOf(zip(Object.fromEntries(many)))).toContain('more than 200 files')
    const boast = patched(zip(lift), inEnd, (view, at) => view.setUint16(at + 10, 65_000, true))
    expect(refusalOf(boast)).toContain('more than 200 files')
  })

  test('when several files share their bytes', () => {
    let first: number | undefined
    const shared = patched(zip({ 'a/x.md': 'x', 'b/x.md': 'x' }), inDirectory, (view, at) => {
      first ??= view.getUint32(at + 42, true)
      view.setUint32(at + 42, first, true)
    })
    expect(refusalOf(shared)).not.toBe('taken')
    const once = zip({ ...lift, 'lift/README.md': 'once' })
    const longer = patched(once, inDirectory, (view, at) =>
      view.setUint32(at + 20, view.getUint32(at + 20, true) + 40, true),
    )
    expect(refusalOf(longer)).not.toBe('taken')
  })

  test('when it names two files alike', () => {
    const twins = patched(
      zip({ ...lift, 'lift/README.md': 'a', 'lift/READMX.md': 'b' }),
      0x4d584441,
      () => {},
    )
    const bytes = Buffer.from(twins)
    for (let at = bytes.indexOf('READMX'); at !== -1; at = bytes.indexOf('READMX')) {
      bytes.write('README', at, 'latin1')
    }
    expect(refusalOf(bytes)).toBe(
      'lift/README.md: the zip holds two files of this name; keep one of them',
    )
  })

  test('when a file calls itself otherwise than the directory does', () => {
    const bytes = Buffer.from(zip({ ...lift, 'lift/README.md': 'a' }))
    bytes.write('REALLY', bytes.indexOf('README'), 'latin1')
    expect(refusalOf(bytes)).toBe('lift/README.md: the file is damaged; zip the folder again')
  })

  test('when it is encrypted, packed in another way, damaged or no text', () => {
    const good = zip(lift)
    const encrypted = patched(good, inDirectory, (view, at) => view.setUint16(at + 8, 1, true))
    expect(refusalOf(encrypted)).toContain('the file is encrypted')
    const exotic = patched(good, inDirectory, (view, at) => view.setUint16(at + 10, 93, true))
    expect(refusalOf(exotic)).toContain('packed in an unusual way')
    const altered = patched(good, inDirectory, (view, at) => view.setUint32(at + 16, 7, true))
    expect(refusalOf(altered)).toContain('the file is damaged')
    const image = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe])
    expect(refusalOf(zip({ ...lift, 'lift/README.md': image }))).toContain('not UTF-8 text')
  })

  test('when it is no zip at all, or cut anywhere', () => {
    const good = zip(lift)
    for (const bytes of [new Uint8Array(), new Uint8Array(22), new TextEncoder().encode('zip')]) {
      expect(refusalOf(bytes)).toContain('this is no zip file, or it is damaged')
    }
    for (let length = 0; length < good.length; length += 13) {
      expect(refusalOf(good.subarray(0, length))).toContain('no zip file')
      expect(refusalOf(good.subarray(length + 1))).not.toBe('taken')
    }
  })

  test('whatever bytes of it are changed, it is read to the end or refused in words', () => {
    const good = zip(lift)
    const reads = Array.from({ length: Math.ceil(good.length / 3) }, (_, third) => {
      const bytes = good.slice()
      bytes[3 * third] = (bytes[3 * third] ?? 0) ^ 0xff
      return readZip(bytes)
    })
    const taken = reads.flatMap((read) => ('entry' in read ? [read.entry.files.length] : []))
    expect(taken.every((count) => count === inLift.length)).toBe(true)
    expect(taken.length).toBeLessThan(reads.length)
  })
})

describe('a zip of something else is refused', () => {
  test.each([
    [
      'several exercises',
      { ...lift, 'stairs/manifest.yaml': 'id: stairs\n' },
      'more than one entry',
    ],
    ['several plans', { 'plans/talk.yaml': talk, 'plans/walk.yaml': talk }, 'more than one entry'],
    ['no manifest', { 'lift/drill-down.en.md': '# Lift\n' }, 'no exercise, plan or rubric'],
    ['nothing', {}, 'no exercise, plan or rubric'],
    [
      'a folder too much',
      { 'mine/lift/manifest.yaml': 'id: lift\n' },
      'no exercise, plan or rubric',
    ],
    [
      'a name that is no id',
      { 'Lift 2/manifest.yaml': 'id: lift\n' },
      'the folder’s name is no id',
    ],
  ])('with %s', (_, files, message) => {
    expect(refusalOf(zip(files))).toContain(message)
  })
})
