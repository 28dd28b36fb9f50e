/** What the form for a new interview holds, without its looks. */
import { z } from 'zod'
import { newRoomSchema } from '#shared/api.ts'
import type { Library, NewRoom } from '#shared/api.ts'
import type { ProgrammingLanguage } from '#shared/exercise.ts'
import type { ExerciseId, PlanId, RubricId } from '#shared/ids.ts'
import type { Language } from '#shared/language.ts'
import { limits } from '#shared/limits.ts'

export interface Draft {
  readonly candidate: string
  readonly role: string
  readonly plan: PlanId
  readonly rubric: RubricId
  readonly drillDown: ExerciseId | null
  readonly exercise: ExerciseId | null
  readonly programmingLanguage: ProgrammingLanguage | undefined
  readonly language: Language
}

const rememberedSchema = newRoomSchema.omit({ candidate: true }).partial()
export type Remembered = z.infer<typeof rememberedSchema>

/** What was chosen last time; whatever does not parse any more is as if it had never been. */
export function parseRemembered(json: string | null): Remembered {
  try {
    return rememberedSchema.parse(JSON.parse(json ?? '{}'))
  } catch {
    return {}
  }
}

/** For `parseRemembered` next time: everything but who the candidate was. */
export function buildRemembered(draft: Draft): string {
  const { candidate: _, ...choices } = draft
  return JSON.stringify(choices)
}

type Entry = Library['exercises'][number]
export const drillDownsOf = (library: Library) => library.exercises.filter(({ rungs }) => rungs > 0)
export const codingTasksOf = (library: Library) =>
  library.exercises.filter(({ programmingLanguages }) => programmingLanguages.length > 0)

/** The first draft: last time's choices as far as this server still offers them. Undefined when it offers nothing. */
export function startDraft(
  library: Library,
  remembered: Remembered,
  language: Language,
): Draft | undefined {
  const plan = library.plans.find(({ id }) => id === remembered.plan) ?? library.plans[0]
  const rubric = library.rubrics.find(({ id }) => id === remembered.rubric) ?? library.rubrics[0]
  if (!plan || !rubric) return undefined
  const draft: Draft = {
    candidate: '',
    role: remembered.role ?? '',
    plan: plan.id,
    rubric: rubric.id,
    drillDown: stillOffered(drillDownsOf(library), remembered.drillDown),
    exercise: null,
    programmingLanguage: remembered.programmingLanguage,
    language: remembered.language ?? language,
  }
  return withExercise(draft, library, stillOffered(codingTasksOf(library), remembered.exercise))
}

/** Null when nothing was wanted; the first on offer when what was wanted has gone. */
function stillOffered(
  entries: readonly Entry[],
  wanted: ExerciseId | null | undefined,
): ExerciseId | null {
  if (wanted === null) return null
  return (entries.find(({ id }) => id === wanted) ?? entries[0])?.id ?? null
}

/** Takes the exercise, and keeps the programming language if the exercise exists in it. */
export function withExercise(draft: Draft, library: Library, exercise: ExerciseId | null): Draft {
  const offered = library.exercises.find(({ id }) => id === exercise)?.programmingLanguages ?? []
  const kept = offered.find((name) => name === draft.programmingLanguage)
  return { ...draft, exercise, programmingLanguage: kept ?? offered[0] }
}

export type DraftProblem = 'missing' | 'tooLong' | 'badCharacter'

export interface DraftProblems {
  readonly candidate?: DraftProblem
  readonly role?: DraftProblem
}

export function problemsOf(draft: Draft): DraftProblems {
  const candidate = problemOfLine(draft.candidate, limits.nameLength)
  const role = problemOfLine(draft.role, limits.titleLength)
  return { ...(candidate && { candidate }), ...(role && { role }) }
}

/** What is wrong with one line of a person's own words. */
export function problemOfLine(text: string, length: number): DraftProblem | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return 'missing'
  if (trimmed.length > length) return 'tooLong'
  return /[\p{Cc}\u2028\u2029]/u.test(trimmed) ? 'badCharacter' : undefined
}

/** The request; throws when the draft has problems. */
export function toNewRoom(draft: Draft): NewRoom {
  return newRoomSchema.parse(draft)
}
