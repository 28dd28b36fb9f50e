/**
 * The keyboard stays where a person writes. A frame could take it and read what was meant for the editor, and no
 * attribute forbids that: so a shield covers the frames, and goes when the pointer comes over them or Tab leads there.
 * Whoever has taken the keyboard from behind the shield gives it back at once.
 */

/** A page that opens a dialog takes the keyboard once, without meaning any harm. */
const mostThefts = 2

export interface KeyboardParts {
  /** Holds all that belongs to the preview, the frames included. */
  readonly pane: HTMLElement
  /** Holds the frames. */
  readonly stage: HTMLElement
  /** Covers the stage. */
  readonly shield: HTMLElement
  /** The same frame has taken the keyboard again and again. */
  readonly onThefts: () => void
}

/** Returns what ends it. */
export function keepKeyboard({ pane, stage, shield, onThefts }: KeyboardParts): () => void {
  const thefts = new WeakMap<Element, number>()
  let last: Element | null = document.activeElement
  const raise = () => (shield.hidden = false)
  const lower = () => (shield.hidden = true)

  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || stage.contains(target)) return
    last = target
    raise()
  }
  const onKey = ({ key, target }: KeyboardEvent) => {
    if (key === 'Tab' && target instanceof Node && pane.contains(target)) lower()
    else raise()
  }
  const onBlur = () => {
    const thief = document.activeElement
    if (!thief || !stage.contains(thief) || shield.hidden) return
    const before = thefts.get(thief) ?? 0
    thefts.set(thief, before + 1)
    if (thief instanceof HTMLElement) thief.blur()
    if (last instanceof HTMLElement) last.focus({ preventScroll: true })
    if (before >= mostThefts) onThefts()
  }
  raise()
  shield.addEventListener('pointermove', lower)
  shield.addEventListener('pointerdown', lower)
  stage.addEventListener('pointerleave', raise)
  window.addEventListener('focusin', onFocus)
  window.addEventListener('keydown', onKey, { capture: true })
  window.addEventListener('blur', onBlur)
  return () => {
    shield.removeEventListener('pointermove', lower)
    shield.removeEventListener('pointerdown', lower)
    stage.removeEventListener('pointerleave', raise)
    window.removeEventListener('focusin', onFocus)
    window.removeEventListener('keydown', onKey, { capture: true })
    window.removeEventListener('blur', onBlur)
  }
}
