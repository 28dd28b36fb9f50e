import type { Library, LibraryContents } from '#shared/api.ts'
import { programmingLanguages } from '#shared/exercise.ts'
import type { Exercise } from '#shared/exercise.ts'
import type { EntryKind, Origin } from '#shared/library-entry.ts'
import type { ExerciseLibrary } from '../exercises/library.ts'
import type { Answer } from './route.ts'

/** Titles only, field by field: whoever is not an examiner must not read a rung, a level or a case here. */
export function readLibrary(
  library: Pick<ExerciseLibrary, 'plans' | 'rubrics' | 'exercises' | 'originOf'>,
  retentionDays: number,
): Answer<'anyone'> {
  const originOf = (kind: EntryKind, id: string): Origin => library.originOf(kind, id) ?? 'folder'
  return async () =>
    ({
      plans: library.plans.map((plan) => ({ ...plan, origin: originOf('plans', plan.id) })),
      rubrics: library.rubrics.map(({ id, title, summary, criteria }) => ({
        id,
        title,
        summary,
        criteria: criteria.length,
        origin: originOf('rubrics', id),
      })),
      exercises: library.exercises.map((exercise) => ({
        ...summarise(exercise),
        origin: originOf('exercises', exercise.id),
      })),
      retentionDays,
    }) satisfies Library
}

/** Everything of an exercise and a rubric, for whoever prepares an interview. */
export function readLibraryContents(
  library: Pick<ExerciseLibrary, 'rubrics' | 'exercises' | 'originOf'>,
): Answer<'library reader'> {
  return async ({ reads }) => {
    const readable = <T extends { id: string }>(kind: EntryKind, entries: readonly T[]) =>
      entries.filter(({ id }) => reads === 'all' || library.originOf(kind, id) === 'built-in')
    return {
      exercises: readable('exercises', library.exercises),
      rubrics: readable('rubrics', library.rubrics),
    } satisfies LibraryContents
  }
}

function summarise({ id, title, summary, level, minutes, drillDown, coding }: Exercise) {
  return {
    id,
    title,
    summary,
    level,
    minutes,
    rungs: drillDown?.rungs.length ?? 0,
    programmingLanguages: programmingLanguages.filter((language) => coding?.starters[language]),
  }
}
