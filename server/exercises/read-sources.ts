/** Source files of one kind (`starter`, `adapter`, …) by programming language. */
import { join } from 'node:path'
import { programmingLanguageSchema, sourceFileSchema } from '#shared/exercise.ts'
import type { ProgrammingLanguage, SourceFile } from '#shared/exercise.ts'
import type { Problems } from './problems.ts'
import { listFolder, readText } from './read-files.ts'

export type Sources = Partial<Record<ProgrammingLanguage, SourceFile[]>>

const mostFiles = 10

/** Empty when there is no such folder. */
export async function readSources(path: string, problems: Problems): Promise<Sources> {
  const listing = await listFolder(path, problems)
  const sources: Sources = {}
  for (const name of listing?.files ?? []) {
    problems.add(join(path, name), 1, 'a file outside a language’s folder', 'move it into one')
  }
  for (const name of listing?.folders ?? []) {
    const language = programmingLanguageSchema.safeParse(name)
    const folder = join(path, name)
    if (language.success) sources[language.data] = await readLanguage(folder, problems)
    else {
      const remedy = `rename it to one of ${programmingLanguageSchema.options.join(', ')}`
      problems.add(folder, 1, `unknown programming language \`${name}\``, remedy)
    }
  }
  return sources
}

async function readLanguage(folder: string, problems: Problems): Promise<SourceFile[]> {
  const listing = await listFolder(folder, problems)
  const files = listing?.files ?? []
  for (const name of listing?.folders ?? []) {
    problems.add(join(folder, name), 1, 'a folder among source files', 'keep the files flat')
  }
  if (files.length === 0 || files.length > mostFiles) {
    const what = `${files.length} source files`
    problems.add(folder, 1, what, `keep between 1 and ${mostFiles}`)
    return []
  }
  const sources: SourceFile[] = []
  for (const name of files) {
    const path = join(folder, name)
    const text = await readText(path, problems)
    const source = sourceFileSchema.safeParse({ name, text })
    if (source.success) sources.push(source.data)
    else if (text !== undefined)
      problems.add(path, 1, 'the file or its name is too long', 'shorten it')
  }
  return sources
}
