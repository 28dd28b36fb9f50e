/** Messages in two languages. Each feature has a file of its own here; French must have the keys that English has. */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { languageSchema } from '#shared/language.ts'
import type { Language, Localised } from '#shared/language.ts'
import { agenda } from './agenda.ts'
import { authoring } from './authoring.ts'
import { common } from './common.ts'
import { editor } from './editor.ts'
import { library } from './library.ts'
import { pages } from './pages.ts'
import { preview } from './preview.ts'
import { replay } from './replay.ts'
import { report } from './report.ts'
import { room } from './room.ts'
import { runner } from './runner.ts'
import { scoring } from './scoring.ts'
import { sync } from './sync.ts'
import { whiteboard } from './whiteboard.ts'

const features = {
  common,
  pages,
  room,
  editor,
  whiteboard,
  agenda,
  scoring,
  sync,
  runner,
  preview,
  library,
  authoring,
  report,
  replay,
}
type Namespace = keyof typeof features
type English = { [N in Namespace]: (typeof features)[N]['en'] }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: English
  }
}

const storageKey = 'pairboard.language'

/** What this person chose before; undefined when they never did. */
export function chosenLanguage(): Language | undefined {
  return languageSchema.safeParse(localStorage.getItem(storageKey)).data
}

function browserLanguage(): Language {
  for (const tag of navigator.languages) {
    const language = languageSchema.safeParse(tag.slice(0, 2).toLowerCase())
    if (language.success) return language.data
  }
  return 'en'
}

export async function startTranslation(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: chosenLanguage() ?? browserLanguage(),
    fallbackLng: 'en',
    defaultNS: 'common',
    resources: {
      en: Object.fromEntries(Object.entries(features).map(([name, { en }]) => [name, en])),
      fr: Object.fromEntries(Object.entries(features).map(([name, { fr }]) => [name, fr])),
    },
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = i18next.language
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
}

/** Changes the language of the screen and remembers it for this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language)
  await i18next.changeLanguage(language)
}

/** Follows a room's language unless this person has chosen one. */
export async function suggestLanguage(language: Language): Promise<void> {
  if (chosenLanguage() === undefined) await i18next.changeLanguage(language)
}

/** The screen's language, and a reader for texts that exist in both. */
export function useLanguage(): { language: Language; inLanguage: (text: Localised) => string } {
  const { i18n } = useTranslation()
  const language = languageSchema.catch('en').parse(i18n.language)
  return { language, inLanguage: (text) => text[language] }
}
