import { useEffect, useState } from 'react'
import { atom, createTLUser } from 'tldraw'
import type { TLUser, TLUserPreferences } from 'tldraw'
import type { Language } from '#shared/language.ts'
import type { Theme } from '../theme/useTheme.ts'

/**
 * The library's idea of its user, kept in this page's memory: its own way is a store that all tabs of a browser
 * share, so that an examiner's tab and a candidate's would know of each other.
 */
export function useBoardUser(theme: Theme, language: Language): TLUser {
  const [{ user, preferences }] = useState(() => {
    const preferences = atom<TLUserPreferences>('board preferences', {
      id: 'me',
      colorScheme: theme,
      locale: language,
    })
    const setUserPreferences = (next: TLUserPreferences) => void preferences.set(next)
    return { preferences, user: createTLUser({ userPreferences: preferences, setUserPreferences }) }
  })
  useEffect(() => {
    preferences.update((before) => ({ ...before, colorScheme: theme, locale: language }))
  }, [preferences, theme, language])
  return user
}
