/**
 * The only place where the library touches the disk. Nothing is opened by a name that a file contains: folders are
 * listed, links are refused and sizes are bounded, so that a library cannot reach outside itself or fill the memory.
 */
import { open, readdir } from 'node:fs/promises'
import { constants } from 'node:fs'
import { join } from 'node:path'
import type { Problems } from './problems.ts'

export const fileLimits = {
  /** A drill-down of 16 full rungs is about 25 KB. */
  fileBytes: 128 * 1024,
  /** Entries of one folder: exercises of a library, files of a starter. */
  entries: 500,
} as const

export interface Listing {
  readonly files: readonly string[]
  readonly folders: readonly string[]
}

/** Names in a folder, sorted; hidden ones left out. Undefined when there is no such folder. */
export async function listFolder(path: string, problems: Problems): Promise<Listing | undefined> {
  const entries = await readdir(path, { withFileTypes: true }).catch(absent)
  if (!entries) return undefined
  if (entries.length > fileLimits.entries) {
    problems.add(
      path,
      1,
      `the folder holds ${entries.length} entries`,
      `keep it to ${fileLimits.entries}`,
    )
    return { files: [], folders: [] }
  }
  const files: string[] = []
  const folders: string[] = []
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    if (entry.isFile()) files.push(entry.name)
    else if (entry.isDirectory()) folders.push(entry.name)
    else {
      const remedy = 'put a real file in its place'
      problems.add(join(path, entry.name), 1, 'this is a link or a device', remedy)
    }
  }
  return { files: files.toSorted(), folders: folders.toSorted() }
}

/** A file's text. Undefined when it is absent (no problem) or cannot be used (a problem). */
export async function readText(path: string, problems: Problems): Promise<string | undefined> {
  // O_NOFOLLOW: a link put there after the listing is refused all the same.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(
    (error: unknown) => {
      if (codeOf(error) !== 'ELOOP') return absent(error)
      problems.add(path, 1, 'this is a link', 'put a real file in its place')
      return undefined
    },
  )
  if (!file) return undefined
  try {
    const { size } = await file.stat()
    if (size > fileLimits.fileBytes) {
      const most = `${fileLimits.fileBytes / 1024} KB`
      problems.add(path, 1, `the file is larger than ${most}`, 'shorten it, or split the exercise')
      return undefined
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.readFile())
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    problems.add(path, 1, 'the file is not UTF-8 text', 'save it as UTF-8')
    return undefined
  } finally {
    await file.close()
  }
}

function absent(error: unknown): undefined {
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
  throw error
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? error.code : undefined
