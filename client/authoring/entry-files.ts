/** The files of an entry as its author sees them: in an order that follows the work, each name allowed or refused. */
import { entryPathSchema, mainFileOf } from '#shared/library-entry.ts'
import type { EntryFile, EntryFiles, EntryKind } from '#shared/library-entry.ts'
import { limits } from '#shared/limits.ts'

const order = ['manifest.yaml', 'README.md', 'drill-down', 'statement', 'cases.yaml']
const folders = ['starter', 'solution', 'naive', 'adapter']

/** The manifest first, then the texts, then what is run. */
export function inOrder(files: EntryFiles): EntryFile[] {
  const place = ({ path }: EntryFile) => {
    const folder = folders.indexOf(path.split('/')[0] ?? '')
    if (path.includes('/')) return order.length + 1 + (folder === -1 ? folders.length : folder)
    const known = order.findIndex((start) => path.startsWith(start))
    return known === -1 ? order.length : known
  }
  return files.toSorted((a, b) => place(a) - place(b) || (a.path < b.path ? -1 : 1))
}

/**
 * Why a file cannot be called so; undefined when it can.
 * @param renamed the path that the file has until then; undefined for a new one
 */
export function pathProblem(
  all: EntryFiles,
  path: string,
  renamed?: string,
): 'missing' | 'malformed' | 'taken' | 'tooMany' | undefined {
  const files = all.filter((file) => file.path !== renamed)
  if (path === '') return 'missing'
  if (!entryPathSchema.safeParse(path).success) return 'malformed'
  if (files.some((file) => file.path === path)) return 'taken'
  // A file cannot be where a folder is.
  const folder = files.some((file) => file.path.startsWith(`${path}/`))
  const below = files.some((file) => path.startsWith(`${file.path}/`))
  if (folder || below) return 'taken'
  return files.length >= limits.entryFiles ? 'tooMany' : undefined
}

export const withText = (files: EntryFiles, path: string, text: string): EntryFile[] =>
  files.map((file) => (file.path === path ? { path, text } : file))

export const renamedFile = (files: EntryFiles, from: string, to: string): EntryFile[] =>
  files.map((file) => (file.path === from ? { path: to, text: file.text } : file))

export const withoutFile = (files: EntryFiles, path: string): EntryFile[] =>
  files.filter((file) => file.path !== path)

/** Which there is only one of, and without which there is no entry. */
export const isMain = (kind: EntryKind, id: string, path: string) => path === mainFileOf(kind, id)

/** The file that a problem is about: it may be said of a folder, or of a file that is not there. */
export function fileOfProblem(files: EntryFiles, path: string): string | undefined {
  return (
    files.find((file) => file.path === path) ??
    files.find((file) => file.path.startsWith(`${path}/`))
  )?.path
}

export const sameFiles = (a: EntryFiles, b: EntryFiles): boolean =>
  a.length === b.length &&
  a.every(({ path, text }) => b.some((other) => other.path === path && other.text === text))
