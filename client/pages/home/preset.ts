/** Choices for the new-interview form that stand in the address: `/?drill-down=flood-fill`. */
import { newRoomSchema } from '#shared/api.ts'
import type { Remembered } from './new-interview.ts'

const names = {
  plan: 'plan',
  rubric: 'rubric',
  drillDown: 'drill-down',
  exercise: 'exercise',
  programmingLanguage: 'programming-language',
} as const satisfies Partial<Record<keyof Remembered, string>>
type Preset = Pick<Remembered, keyof typeof names>

const preset = newRoomSchema
  .pick({ plan: true, rubric: true, drillDown: true, exercise: true, programmingLanguage: true })
  .partial()
const fields = Object.keys(names) as (keyof typeof names)[]

/** The first page with these choices made. */
export function presetAddress(choices: {
  readonly [K in keyof Preset]?: Preset[K] | undefined
}): string {
  const search = new URLSearchParams()
  for (const field of fields) {
    const value = choices[field]
    if (value) search.set(names[field], value)
  }
  return `/?${search.toString()}`
}

/** What is not there, or not well formed, stays as it would have been. */
export function parsePreset(search: URLSearchParams): Preset {
  const choices: Preset = {}
  for (const field of fields) {
    const given = search.get(names[field])
    if (given !== null) Object.assign(choices, preset.safeParse({ [field]: given }).data)
  }
  return choices
}
