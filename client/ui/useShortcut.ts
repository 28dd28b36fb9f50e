import { useEffect, useRef } from 'react'
import { matchesShortcut, parseShortcut } from './shortcut.ts'

/**
 * Calls `act` when the keys are pressed anywhere on the page, also inside the editor.
 * `keys` names physical keys by `event.code`: 'Alt+KeyE', 'Alt+Period', 'Mod+KeyS' (Mod is Ctrl, or Cmd on a Mac).
 * A single character ('?') stands for whatever key writes it, and is left alone where somebody types.
 * Nothing happens while a dialog is open: its own keys come first.
 */
export function useShortcut(keys: string, act: () => void, enabled = true): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (!enabled) return undefined
    const shortcut = parseShortcut(keys)
    const listen = (event: KeyboardEvent) => {
      if (event.repeat || !matchesShortcut(shortcut, event)) return
      if (shortcut.kind === 'character' && isTyping(event.target)) return
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return
      event.preventDefault()
      event.stopPropagation()
      latest.current()
    }
    // Capture: Monaco and the whiteboard stop what they know before it reaches the window.
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [keys, enabled])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  )
}
