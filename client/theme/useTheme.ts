import { useSyncExternalStore } from 'react'
import { z } from 'zod'

const preferenceSchema = z.enum(['system', 'light', 'dark'])
const keptSchema = preferenceSchema.catch('system')
export type ThemePreference = z.infer<typeof preferenceSchema>
export type Theme = 'light' | 'dark'

/** `public/before-first-paint.js` reads the same key, before anything is painted. */
const storageKey = 'pairboard.theme'
const systemDark = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function preferenceNow(): ThemePreference {
  return keptSchema.parse(localStorage.getItem(storageKey))
}

function themeNow(): Theme {
  const preference = preferenceNow()
  if (preference !== 'system') return preference
  return systemDark.matches ? 'dark' : 'light'
}

function apply() {
  document.documentElement.dataset['theme'] = themeNow()
  for (const tell of listeners) tell()
}

function choose(preference: ThemePreference) {
  localStorage.setItem(storageKey, preference)
  apply()
}

/** Puts the theme on the page and keeps it there; called once. The other tabs of this browser follow. */
export function followTheme(): void {
  systemDark.addEventListener('change', apply)
  window.addEventListener('storage', ({ key }) => key === storageKey && apply())
  apply()
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** The theme on the screen, what this person chose, and the way to choose. */
export function useTheme(): {
  theme: Theme
  preference: ThemePreference
  choose: (preference: ThemePreference) => void
} {
  const theme = useSyncExternalStore(subscribe, themeNow)
  const preference = useSyncExternalStore(subscribe, preferenceNow)
  return { theme, preference, choose }
}
