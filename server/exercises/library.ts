/** The library of plans, rubrics and exercises: read at start, held in memory, refused when anything is wrong. */
import type { Exercise } from '#shared/exercise.ts'
import type { Plan } from '#shared/plan.ts'
import type { Rubric } from '#shared/rubric.ts'
import { LibraryError } from './problems.ts'
import { readLibrary } from './read-library.ts'
import type { LibraryContent, LibraryRead } from './read-library.ts'
import { watchFolders } from './watch-folders.ts'

export { LibraryError } from './problems.ts'

export type LibraryKind = keyof LibraryContent

export interface ExerciseLibrary extends LibraryContent {
  /** Whether it comes along with the product, and is everybody's to read. */
  isBuiltIn(kind: LibraryKind, id: string): boolean
  /** Undefined: no such plan; likewise for the other two. */
  plan(id: string): Plan | undefined
  rubric(id: string): Rubric | undefined
  exercise(id: string): Exercise | undefined
  close(): void
}

export interface LibraryOptions {
  /** The built-in library first, then others that stand beside it. */
  readonly folders: readonly string[]
  /** Reads again whenever a file changes. What was good before stays until the new state is good. */
  readonly watch?: boolean
  /** Called with what is wrong after a change. */
  readonly onProblems?: (error: LibraryError) => void
  /** Called after a change was taken in. */
  readonly onReload?: () => void
}

/** Throws a LibraryError with every problem as `file:line: what is wrong; remedy`. */
export async function openLibrary(options: LibraryOptions): Promise<ExerciseLibrary> {
  // Watching begins before the first reading: a change made in between is not lost.
  const changes = options.watch ? watchFolders(options.folders, reload) : undefined
  const read = () => readLibrary(options.folders)
  let content: LibraryRead
  try {
    content = await read()
  } catch (error) {
    changes?.close()
    throw error
  }

  async function reload() {
    try {
      content = await read()
      options.onReload?.()
    } catch (error) {
      const [folder = ''] = options.folders
      options.onProblems?.(error instanceof LibraryError ? error : unreadable(folder, error))
    }
  }

  const find = <T extends { id: string }>(among: readonly T[], id: string) =>
    among.find((candidate) => candidate.id === id)
  return {
    get plans() {
      return content.plans
    },
    get rubrics() {
      return content.rubrics
    },
    get exercises() {
      return content.exercises
    },
    isBuiltIn: (kind, id) => content.builtIn.has(`${kind}/${id}`),
    plan: (id) => find(content.plans, id),
    rubric: (id) => find(content.rubrics, id),
    exercise: (id) => find(content.exercises, id),
    close: () => changes?.close(),
  }
}

/** A disk that fails while the server runs must not stop it: rooms go on with what was read before. */
function unreadable(file: string, error: unknown): LibraryError {
  return new LibraryError([
    { file, line: 1, what: `the library cannot be read: ${String(error)}`, remedy: 'try again' },
  ])
}
