/** The checks that a library's folders go through, for an entry whose files lie nowhere yet. */
import type { EntryFiles, EntryKind, LibraryProblem } from '#shared/library-entry.ts'
import { folderOf, mainFileOf } from '#shared/library-entry.ts'
import { mainFileMissing, nothingElse } from './faults/file-faults.ts'
import { Problems } from './problems.ts'
import { readPlans, readRubrics } from './read-entries.ts'
import type { EntryValues } from './read-entries.ts'
import { readExercise } from './read-exercise.ts'
import { memoryFiles } from './read-files.ts'

export interface EntryCheck<K extends EntryKind = EntryKind> {
  /** With paths from the entry's own folder. */
  readonly problems: readonly LibraryProblem[]
  /** Undefined when there are problems. */
  readonly value: EntryValues[K] | undefined
}

/** @param criteria those of all rubrics; undefined when what a ladder names is not to be questioned */
export async function checkEntry<K extends EntryKind>(
  kind: K,
  id: string,
  files: EntryFiles,
  criteria: ReadonlySet<string> | undefined,
): Promise<EntryCheck<K>> {
  const problems = new Problems()
  const folder = folderOf(kind, id)
  const main = files.filter(({ path }) => path === mainFileOf(kind, id))
  const read: { [K in EntryKind]: () => Promise<EntryValues[K] | undefined> } = {
    exercises: () => readExercise(memoryFiles(id, files), id, criteria, problems),
    plans: async () =>
      (await readPlans(memoryFiles(kind, main), '', 'team', problems)).found[0]?.value,
    rubrics: async () =>
      (await readRubrics(memoryFiles(kind, main), '', 'team', problems)).found[0]?.value,
  }
  if (kind !== 'exercises') checkNames(mainFileOf(kind, id), folder, files, problems)
  const value = await read[kind]()
  const own = problems.list.map((problem) => ({
    ...problem,
    file: problem.file.replace(`${folder}/`, ''),
  }))
  return { problems: own, value: own.length === 0 ? value : undefined }
}

/** A plan and a rubric are one file, called after their id. */
function checkNames(main: string, folder: string, files: EntryFiles, problems: Problems): void {
  const others = files.filter(({ path }) => path !== main)
  for (const { path } of others) problems.add(`${folder}/${path}`, 1, nothingElse(main))
  if (others.length === files.length) problems.add(`${folder}/${main}`, 1, mainFileMissing)
}
