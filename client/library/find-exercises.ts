/** What of the library somebody is looking for. */
import { z } from 'zod'
import type { Library } from '#shared/api.ts'
import { exerciseSchema, programmingLanguageSchema } from '#shared/exercise.ts'
import type { Exercise } from '#shared/exercise.ts'
import type { Localised } from '#shared/language.ts'

export type Entry = Library['exercises'][number]

export const kinds = ['drill-down', 'coding'] as const
export const levels = ['junior', 'intermediate', 'senior'] as const
export const minuteBounds = [15, 30, 45] as const

/** As it stands in the address, so that a search can be sent to somebody and found again with Back. */
export const wishesSchema = z.object({
  words: z.string().max(200).catch(''),
  kind: z.enum(kinds).optional().catch(undefined),
  level: exerciseSchema.shape.level.exclude(['any']).optional().catch(undefined),
  minutes: z.coerce.number().int().positive().optional().catch(undefined),
  programmingLanguage: programmingLanguageSchema.optional().catch(undefined),
})
export type Wishes = z.infer<typeof wishesSchema>

/** Every word that is looked for must be there, in either language, with or without its accents. */
export function findExercises(
  entries: readonly Entry[],
  contents: readonly Exercise[],
  wishes: Wishes,
): Entry[] {
  const words = plain(wishes.words).split(/\s+/).filter(Boolean)
  return entries.filter((entry) => {
    if (!fits(entry, wishes)) return false
    if (words.length === 0) return true
    const text = searchable(
      entry,
      contents.find(({ id }) => id === entry.id),
    )
    return words.every((word) => text.includes(word))
  })
}

function fits(entry: Entry, { kind, level, minutes, programmingLanguage }: Wishes): boolean {
  if (kind === 'drill-down' && entry.rungs === 0) return false
  if (kind === 'coding' && entry.programmingLanguages.length === 0) return false
  if (level && entry.level !== 'any' && entry.level !== level) return false
  if (minutes !== undefined && entry.minutes > minutes) return false
  return !programmingLanguage || entry.programmingLanguages.includes(programmingLanguage)
}

function searchable(entry: Entry, content: Exercise | undefined): string {
  const texts: (Localised | undefined)[] = [
    entry.title,
    entry.summary,
    content?.drillDown?.opening,
    ...(content?.drillDown?.rungs.map(({ prompt }) => prompt) ?? []),
    content?.coding?.statement,
  ]
  return plain(texts.map((text) => (text ? `${text.fr}\n${text.en}` : '')).join('\n'))
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
