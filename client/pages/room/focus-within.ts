import { flushSync } from 'react-dom'

/**
 * Puts the focus where a person would begin in this part: where they write, else at its first control. At once, so that
 * what is typed right after the shortcut goes there too.
 * @param show what brings the part to the front first
 */
export function focusWithin(root: HTMLElement | null, part: string, show?: () => void): void {
  if (show) flushSync(show)
  // A part that is still folded away is there a frame later.
  if (!focusIn(root, part)) requestAnimationFrame(() => focusIn(root, part))
}

function focusIn(root: HTMLElement | null, part: string): boolean {
  const element = root?.querySelector(part)
  const target =
    element?.querySelector<HTMLElement>('textarea, [tabindex="0"]:not(a, button)') ??
    element?.querySelector<HTMLElement>('button, a[href], input')
  target?.focus()
  return document.activeElement === target
}
