import { z } from 'zod'

/** The two languages in which everything on the screen and in the exercises exists. */
export const languageSchema = z.enum(['fr', 'en'])
export type Language = z.infer<typeof languageSchema>
export const languages = languageSchema.options

/** A text in both languages; neither may be empty. */
export const localisedSchema = z.strictObject({
  fr: z.string().trim().min(1),
  en: z.string().trim().min(1),
})
export type Localised = z.infer<typeof localisedSchema>
