/** Key combinations by physical key: on an AZERTY keyboard Alt+KeyQ is the key left of S, whatever it writes. */
export type Shortcut =
  | { readonly kind: 'character'; readonly character: string }
  | {
      readonly kind: 'code'
      readonly code: string
      readonly alt: boolean
      readonly shift: boolean
      readonly mod: boolean
    }

export interface KeyPress {
  readonly code: string
  readonly key: string
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  getModifierState(key: string): boolean
}

export function parseShortcut(keys: string): Shortcut {
  if (keys.length === 1) return { kind: 'character', character: keys }
  const parts = keys.split('+')
  return {
    kind: 'code',
    code: parts.at(-1) ?? '',
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    mod: parts.includes('Mod'),
  }
}

export function matchesShortcut(shortcut: Shortcut, press: KeyPress): boolean {
  const mod = press.ctrlKey || press.metaKey
  if (shortcut.kind === 'character') {
    return press.key === shortcut.character && !mod && !press.altKey
  }
  // AltGr writes characters on many keyboards and must go on doing so.
  if (shortcut.alt && press.getModifierState('AltGraph')) return false
  return (
    press.code === shortcut.code &&
    press.altKey === shortcut.alt &&
    press.shiftKey === shortcut.shift &&
    mod === shortcut.mod
  )
}
