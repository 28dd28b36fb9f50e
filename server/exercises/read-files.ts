/**
 * The only place where the library touches the disk. Nothing is opened by a name that a file contains: folders are
 * listed, links are refused and sizes are bounded, so that a library cannot reach outside itself or fill the memory.
 * The same for files that are on no disk, because their author is still writing them.
 */
import { open, readdir } from 'node:fs/promises'
import { constants } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { EntryFile, EntryFiles } from '#shared/library-entry.ts'
import { limits } from '#shared/limits.ts'
import * as faults from './faults/file-faults.ts'
import type { Problems } from './problems.ts'

/** Entries of one folder: exercises of a library, files of a starter. */
const mostEntries = 500

export interface Listing {
  readonly files: readonly string[]
  readonly folders: readonly string[]
}

export interface LibraryFiles {
  /** Names in a folder, sorted; hidden ones left out. Undefined when there is no such folder. */
  list(path: string, problems: Problems): Promise<Listing | undefined>
  /** A file's text. Undefined when it is absent (no problem) or cannot be used (a problem). */
  read(path: string, problems: Problems): Promise<string | undefined>
}

export const diskFiles: LibraryFiles = { list: listFolder, read: readText }

/** The files of an entry as if they lay in `folder`. */
export function memoryFiles(folder: string, files: EntryFiles): LibraryFiles {
  const texts = new Map(files.map(({ path, text }) => [join(folder, path), text]))
  return {
    async list(path) {
      const below = [...texts.keys()].filter((file) => file.startsWith(join(path, sep)))
      if (below.length === 0) return undefined
      const parts = below.map((file) => relative(path, file).split(sep))
      const names = (deep: boolean) =>
        parts.flatMap(([name = '', ...more]) => (more.length > 0 === deep ? name : []))
      return { files: sorted(names(false)), folders: sorted(names(true)) }
    },
    async read(path, problems) {
      const text = texts.get(path)
      if (text === undefined || Buffer.byteLength(text) <= limits.entryFileBytes) return text
      problems.add(path, 1, tooLarge)
      return undefined
    },
  }
}

/** Remembers what is read through it: the files of an entry, for whoever copies or exports it. */
export class RecordedFiles implements LibraryFiles {
  readonly #files: LibraryFiles
  readonly #texts = new Map<string, string>()

  constructor(files: LibraryFiles) {
    this.#files = files
  }

  list(path: string, problems: Problems) {
    return this.#files.list(path, problems)
  }

  async read(path: string, problems: Problems) {
    const text = await this.#files.read(path, problems)
    if (text !== undefined) this.#texts.set(path, text)
    return text
  }

  below(folder: string): EntryFile[] {
    return [...this.#texts]
      .filter(([path]) => path.startsWith(join(folder, sep)))
      .map(([path, text]) => ({ path: relative(folder, path).split(sep).join('/'), text }))
  }
}

const sorted = (names: readonly string[]) => [...new Set(names)].toSorted()

const tooLarge = faults.fileTooLarge(limits.entryFileBytes / 1024)

async function listFolder(path: string, problems: Problems): Promise<Listing | undefined> {
  const entries = await readdir(path, { withFileTypes: true }).catch(absent)
  if (!entries) return undefined
  if (entries.length > mostEntries) {
    problems.add(path, 1, faults.tooManyEntries(entries.length, mostEntries))
    return { files: [], folders: [] }
  }
  const files: string[] = []
  const folders: string[] = []
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    if (entry.isFile()) files.push(entry.name)
    else if (entry.isDirectory()) folders.push(entry.name)
    else problems.add(join(path, entry.name), 1, faults.linkOrDevice)
  }
  return { files: files.toSorted(), folders: folders.toSorted() }
}

async function readText(path: string, problems: Problems): Promise<string | undefined> {
  // O_NOFOLLOW: a link put there after the listing is refused all the same.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(
    (error: unknown) => {
      if (codeOf(error) !== 'ELOOP') return absent(error)
      problems.add(path, 1, faults.link)
      return undefined
    },
  )
  if (!file) return undefined
  try {
    const { size } = await file.stat()
    if (size > limits.entryFileBytes) {
      problems.add(path, 1, tooLarge)
      return undefined
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.readFile())
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    problems.add(path, 1, faults.notUtf8)
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
