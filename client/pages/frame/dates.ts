import type { Language } from '#shared/language.ts'

/** "18 Nov, 10:00" and "18 nov., 10:00": day before month in both languages. */
const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' }

export function formatMoment(atMs: number, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(atMs)
}

export function formatDay(atMs: number, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long' }).format(atMs)
}

/** "Adèle, Marc and Inès". */
export function formatNames(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(names)
}

export function formatTime(atMs: number, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { timeStyle: 'short' }).format(atMs)
}
