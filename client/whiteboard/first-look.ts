import type { Editor } from 'tldraw'

/** What of the picture's surroundings stays in view, in px. */
const margin = 48

/**
 * Brings the first thing that appears on an empty board into view: what was drawn before one came, or a starting
 * picture. Later the view is moved by its owner alone.
 */
export function takeFirstLook(editor: Editor): () => void {
  const look = () => {
    const bounds = editor.getCurrentPageBounds()
    if (!bounds) return
    stop()
    if (editor.getViewportPageBounds().contains(bounds)) return
    editor.zoomToBounds(bounds, { targetZoom: 1, inset: margin })
  }
  const stop = editor.store.listen(look, { source: 'remote', scope: 'document' })
  look()
  return stop
}
