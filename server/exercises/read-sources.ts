/** Source files of one kind (`starter`, `adapter`, …) by programming language. */
import { join } from 'node:path'
import { programmingLanguageSchema, sourceFileSchema } from '#shared/exercise.ts'
import type { ProgrammingLanguage, SourceFile } from '#shared/exercise.ts'
import * as faults from './faults/coding-faults.ts'
import type { Problems } from './problems.ts'
import type { LibraryFiles } from './read-files.ts'

export type Sources = Partial<Record<ProgrammingLanguage, SourceFile[]>>

const mostFiles = 10

/** Empty when there is no such folder. */
export async function readSources(
  files: LibraryFiles,
  path: string,
  problems: Problems,
): Promise<Sources> {
  const listing = await files.list(path, problems)
  const sources: Sources = {}
  for (const name of listing?.files ?? []) {
    problems.add(join(path, name), 1, faults.outsideLanguage)
  }
  for (const name of listing?.folders ?? []) {
    const language = programmingLanguageSchema.safeParse(name)
    const folder = join(path, name)
    if (language.success) sources[language.data] = await readLanguage(files, folder, problems)
    else problems.add(folder, 1, faults.unknownLanguage(name, programmingLanguageSchema.options))
  }
  return sources
}

async function readLanguage(
  files: LibraryFiles,
  folder: string,
  problems: Problems,
): Promise<SourceFile[]> {
  const listing = await files.list(folder, problems)
  const names = listing?.files ?? []
  for (const name of listing?.folders ?? []) {
    problems.add(join(folder, name), 1, faults.folderAmongSources)
  }
  if (names.length === 0 || names.length > mostFiles) {
    problems.add(folder, 1, faults.sourceCount(names.length, mostFiles))
    return []
  }
  const sources: SourceFile[] = []
  for (const name of names) {
    const path = join(folder, name)
    const text = await files.read(path, problems)
    const source = sourceFileSchema.safeParse({ name, text })
    if (source.success) sources.push(source.data)
    else if (text !== undefined) problems.add(path, 1, faults.sourceTooLong)
  }
  return sources
}
