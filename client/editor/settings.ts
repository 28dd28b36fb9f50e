/** How this person likes their editor: kept by this browser, nobody else's business. */
import { useSyncExternalStore } from 'react'
import { z } from 'zod'

const settingsSchema = z.object({
  fontSize: z.number().int().min(10).max(28).catch(13),
  theme: z.enum(['app', 'light', 'dark', 'contrast']).catch('app'),
  tabSize: z.union([z.literal(2), z.literal(4), z.literal(8)]).catch(2),
  wordWrap: z.boolean().catch(false),
  vim: z.boolean().catch(false),
})
export type EditorSettings = z.infer<typeof settingsSchema>

export const fontSizes = { smallest: 10, largest: 28 } as const

const storageKey = 'pairboard.editor'
const listeners = new Set<() => void>()
let kept: { written: string | null; settings: EditorSettings } | undefined

/** What was kept, each setting for itself: one that cannot be read takes its default, the others stay. */
export function parseEditorSettings(written: string | null): EditorSettings {
  try {
    return settingsSchema.parse(JSON.parse(written ?? '{}'))
  } catch {
    return settingsSchema.parse({})
  }
}

function settingsNow(): EditorSettings {
  const written = localStorage.getItem(storageKey)
  if (kept?.written !== written) kept = { written, settings: parseEditorSettings(written) }
  return kept?.settings ?? parseEditorSettings(written)
}

export function chooseEditorSettings(change: Partial<EditorSettings>): void {
  localStorage.setItem(storageKey, JSON.stringify({ ...settingsNow(), ...change }))
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void) {
  const listen = ({ key }: StorageEvent) => key === storageKey && tell()
  listeners.add(tell)
  window.addEventListener('storage', listen)
  return () => {
    listeners.delete(tell)
    window.removeEventListener('storage', listen)
  }
}

/** The settings as they are; this browser's other tabs follow. */
export function useEditorSettings(): EditorSettings {
  return useSyncExternalStore(subscribe, settingsNow)
}
