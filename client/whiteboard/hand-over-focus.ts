import type { Editor } from 'tldraw'

/**
 * Gives the board the keyboard while something in it has the focus, and only then. Left to itself the library keeps
 * it, and swallows the letters that somebody types into the code beside it as shortcuts for its tools.
 */
export function handOverFocus(editor: Editor): () => void {
  const container = editor.getContainer()
  const take = () => editor.focus()
  function follow({ target }: FocusEvent) {
    const inside = target instanceof Node && container.contains(target)
    if (inside) editor.focus({ focusContainer: false })
    else editor.blur({ blurContainer: false })
  }
  // In the capture phase: the first click on the canvas counts already, as does one that focuses nothing.
  container.addEventListener('pointerdown', take, { capture: true })
  document.addEventListener('focusin', follow)
  return () => {
    container.removeEventListener('pointerdown', take, { capture: true })
    document.removeEventListener('focusin', follow)
  }
}
