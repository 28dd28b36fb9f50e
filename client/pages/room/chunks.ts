/** The order in which the room's heavy parts arrive: the editor first, since its first key is awaited; then the board. */
import { loadCodeEditor } from '../../editor/load-code-editor.ts'

let editorArrived: Promise<void> | undefined

/** Begins to load the editor, once; resolves when its code is there, or when it could not be had. */
export function loadEditor(): Promise<void> {
  editorArrived ??= loadCodeEditor().then(
    () => undefined,
    // The code pane says so and offers to try again; the board need not wait for that.
    () => undefined,
  )
  return editorArrived
}

/** The whiteboard, behind an editor that is on its way: parallel, each would delay the other. */
export async function loadBoard() {
  await editorArrived
  await idle()
  return import('../../whiteboard/Whiteboard.tsx')
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no idle callback.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 500 })
    else setTimeout(resolve, 50)
  })
}
