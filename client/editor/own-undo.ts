import * as Y from 'yjs'

const managers = new WeakMap<Y.Text, Y.UndoManager>()

/**
 * The undo stack of this person's own changes to `text`: one for as long as the document lives, so that it outlasts
 * another tab and an editor that is hidden for a while. Whoever writes adds its origin to it.
 */
export function undoOf(text: Y.Text): Y.UndoManager {
  const present = managers.get(text)
  if (present) return present
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set(), captureTimeout: 500 })
  managers.set(text, undo)
  return undo
}
