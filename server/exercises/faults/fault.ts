/** What is wrong and what to do about it, in both languages: an author reads either. */
import type { Localised } from '#shared/language.ts'

export interface Fault {
  readonly what: Localised
  readonly remedy: Localised
}

type Words = readonly [what: string, remedy: string]

export const fault = (en: Words, fr: Words): Fault => ({
  what: { en: en[0], fr: fr[0] },
  remedy: { en: en[1], fr: fr[1] },
})

/** French spaces that keep a sign on the line of its word. */
export const thin = '\u202f'
export const colon = '\u00a0:'
