/** A zip to the files of one entry, or the one reason why not. Nothing is written anywhere, whatever it holds. */
import type { EntryToCheck, ImportedEntry } from '#shared/library-api.ts'
import { entryIdSchema, entryPathSchema } from '#shared/library-entry.ts'
import type { EntryFile, EntryKind } from '#shared/library-entry.ts'
import { limits } from '#shared/limits.ts'
import * as faults from '../faults/zip-faults.ts'
import { unzipText } from './unzip-text.ts'
import { readDirectory } from './zip-directory.ts'
import { ZipRefusal } from './zip-refusal.ts'

export function readZip(zip: Uint8Array): ImportedEntry {
  try {
    return { entry: entryIn(unzip(zip)) }
  } catch (error) {
    if (!(error instanceof ZipRefusal)) throw error
    return { refused: [error.problem] }
  }
}

function unzip(zip: Uint8Array): EntryFile[] {
  let total = 0
  return readDirectory(zip).map((file) => {
    checkPath(file.name)
    const text = unzipText(file)
    total += text.length
    if (total > limits.entryBytes) {
      throw new ZipRefusal('', faults.tooLargeInAll(limits.entryBytes / 1024))
    }
    return { path: file.name, text }
  })
}

/** Checked before anything is unpacked; the entry's own folder is one part more than what stands in it. */
function checkPath(path: string): void {
  const parts = path.split('/')
  const fits =
    parts.length <= limits.entryDepth + 1 &&
    parts.every((part) => entryPathSchema.safeParse(part).success)
  if (!fits) throw new ZipRefusal(path, faults.badPath)
}

/** An exercise's folder, its content without the folder, or the one file of a plan or a rubric. */
function entryIn(files: readonly EntryFile[]): EntryToCheck {
  if (files.some(({ path }) => path === 'manifest.yaml')) {
    return entry('exercises', idIn(files), files)
  }
  const tops = [...new Set(files.map(({ path }) => path.split('/')[0] ?? ''))]
  const [first, ...others] = files
  if (first && others.length === 0) {
    const kind = kindOf(first)
    if (kind) {
      const name = first.path.split('/').at(-1) ?? ''
      return entry(kind, name.replace(/\.yaml$/, ''), [{ ...first, path: name }])
    }
  }
  const several = tops.length > 1 || tops[0] === 'plans' || tops[0] === 'rubrics'
  if (several && files.length > 1) {
    const names = files.map(({ path }) => path).filter((path) => path.endsWith('.yaml'))
    if (names.length > 1) throw new ZipRefusal('', faults.severalEntries(tops))
  }
  const [folder = ''] = tops
  if (tops.length !== 1 || !files.some(({ path }) => path === `${folder}/manifest.yaml`)) {
    throw new ZipRefusal('', faults.noEntry)
  }
  const own = files.map(({ path, text }) => ({ path: path.slice(folder.length + 1), text }))
  return entry('exercises', folder, own)
}

function entry(kind: EntryKind, id: string, files: readonly EntryFile[]): EntryToCheck {
  if (!entryIdSchema.safeParse(id).success) throw new ZipRefusal(id, faults.badId)
  for (const { path } of files) {
    if (!entryPathSchema.safeParse(path).success) throw new ZipRefusal(path, faults.badPath)
  }
  return { kind, id, files: [...files] }
}

/** Of a single YAML file: by its folder, or by what every plan and every rubric must have. */
function kindOf({ path, text }: EntryFile): 'plans' | 'rubrics' | undefined {
  if (!/^([^/]+\/)?[^/]+\.yaml$/.test(path)) return undefined
  if (path.startsWith('plans/')) return 'plans'
  if (path.startsWith('rubrics/')) return 'rubrics'
  if (/^stages:/m.test(text)) return 'plans'
  return /^criteria:/m.test(text) ? 'rubrics' : undefined
}

/** What the manifest calls itself, where no folder says it. */
function idIn(files: readonly EntryFile[]): string {
  const manifest = files.find(({ path }) => path === 'manifest.yaml')
  return /^id:\s*([^\s#]+)/m.exec(manifest?.text ?? '')?.[1] ?? ''
}
