import { Box } from 'tldraw'
import type { Editor, TLShapeId } from 'tldraw'

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

/** Brings these shapes into view, or everything where none of them is there; stays where it is when all is seen. */
export function lookAt(editor: Editor, shapes: readonly string[]): void {
  const found = shapes.flatMap((id) => editor.getShapePageBounds(id as TLShapeId) ?? [])
  const bounds = found.length > 0 ? Box.Common(found) : editor.getCurrentPageBounds()
  if (!bounds || editor.getViewportPageBounds().contains(bounds)) return
  editor.zoomToBounds(bounds, { targetZoom: 1, inset: margin })
}
