/** The library of plans, rubrics and exercises out of folders: read at start, held in memory. */
import type { Exercise } from '#shared/exercise.ts'
import type { EntryFiles, EntryKind, LibraryProblem, Origin } from '#shared/library-entry.ts'
import type { Plan } from '#shared/plan.ts'
import type { Rubric } from '#shared/rubric.ts'
import { unreadable } from './faults/file-faults.ts'
import { LibraryError, Problems } from './problems.ts'
import type { Found } from './read-entries.ts'
import { readLibrary } from './read-library.ts'
import type { LibraryContent, LibraryRead } from './read-library.ts'
import { openTrials } from './trial/trials.ts'
import { watchFolders } from './watch-folders.ts'

export { LibraryError } from './problems.ts'

export interface ExerciseLibrary extends LibraryContent {
  /** Undefined: no such plan; likewise for the other two. */
  plan(id: string): Plan | undefined
  rubric(id: string): Rubric | undefined
  exercise(id: string): Exercise | undefined
  /** What comes along with the product is everybody's to read, and nothing else is. Undefined: no such entry. */
  originOf(kind: EntryKind, id: string): Origin | undefined
  /** As their author wrote them. Undefined: no such entry. */
  filesOf(kind: EntryKind, id: string): EntryFiles | undefined
  close(): void
}

export interface LibraryOptions {
  /** The built-in library first, then others that stand beside it. */
  readonly folders: readonly string[]
  /** Reads again whenever a file changes. What was good before stays until the new state is good. */
  readonly watch?: boolean
  /** Called with what is wrong, at start and after a change, when the rest can be used all the same. */
  readonly onProblems?: (error: LibraryError) => void
  /** Called after a change was taken in. */
  readonly onReload?: () => void
  /** Runs what the exercises beside the built-in ones bring along, and withdraws those that are wrong. */
  readonly tryOut?: boolean
}

/** Throws a LibraryError with every problem of the built-in library as `file:line: what is wrong; remedy`. */
export async function openLibrary(options: LibraryOptions): Promise<ExerciseLibrary> {
  // Watching begins before the first reading: a change made in between is not lost.
  const changes = options.watch ? watchFolders(options.folders, reload) : undefined
  const trials = options.tryOut ? openTrials(refuse) : undefined
  let content: LibraryRead
  try {
    content = await readLibrary(options.folders)
    complain(content)
    tryOut(content)
  } catch (error) {
    changes?.close()
    throw error
  }

  async function reload() {
    try {
      content = await readLibrary(options.folders, content)
      options.onReload?.()
      complain(content)
      tryOut(content)
    } catch (error) {
      const [folder = ''] = options.folders
      options.onProblems?.(error instanceof LibraryError ? error : failedRead(folder, error))
    }
  }

  function complain({ problems }: LibraryRead) {
    if (problems.length > 0) options.onProblems?.(new LibraryError(problems))
  }

  function tryOut({ found }: LibraryRead) {
    trials?.begin(found.exercises.filter(({ origin }) => origin === 'folder'))
  }

  function refuse(problems: readonly LibraryProblem[]) {
    options.onProblems?.(new LibraryError(problems))
  }

  const offered = <K extends EntryKind>(kind: K): readonly Found<K>[] => {
    const all: readonly Found<K>[] = content.found[kind]
    return trials ? all.filter((entry) => !trials.refuses(entry)) : all
  }
  const find = <K extends EntryKind>(kind: K, id: string): Found<K> | undefined => {
    return offered(kind).find(({ value }) => value.id === id)
  }
  return {
    get plans() {
      return offered('plans').map(({ value }) => value)
    },
    get rubrics() {
      return offered('rubrics').map(({ value }) => value)
    },
    get exercises() {
      return offered('exercises').map(({ value }) => value)
    },
    plan: (id) => find('plans', id)?.value,
    rubric: (id) => find('rubrics', id)?.value,
    exercise: (id) => find('exercises', id)?.value,
    originOf: (kind, id) => find(kind, id)?.origin,
    filesOf: (kind, id) => find(kind, id)?.files,
    close() {
      changes?.close()
      trials?.close()
    },
  }
}

/** A disk that fails while the server runs must not stop it: rooms go on with what was read before. */
function failedRead(file: string, error: unknown): LibraryError {
  const problems = new Problems()
  problems.add(file, 1, unreadable(error))
  return new LibraryError(problems.list)
}
