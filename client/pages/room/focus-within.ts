/** Puts the focus where a person would begin in this part: where they write, else at its first control. */
export function focusWithin(root: HTMLElement | null, part: string): void {
  // The part may only just have been called to the front: its content is there a frame later.
  requestAnimationFrame(() => {
    const element = root?.querySelector(part)
    const target =
      element?.querySelector<HTMLElement>('textarea, [tabindex="0"]:not(a, button)') ??
      element?.querySelector<HTMLElement>('button, a[href], input')
    target?.focus()
  })
}
