import { DefaultDashStyle, DefaultFontStyle, DefaultSizeStyle } from 'tldraw'
import type { Editor } from 'tldraw'

/** Internal to tldraw 3.15.6. */
interface FontQueue {
  readonly fontsToLoad: Set<unknown>
}

/** How a board begins: clean lines of the size that fits beside an editor, and no font that nobody uses. */
export function setOut(editor: Editor): void {
  // The library is about to load all its sixteen fonts, 1.4 MB; those that are used come by themselves.
  ;(editor.fonts as unknown as FontQueue).fontsToLoad.clear()
  editor.run(
    () => {
      editor.setStyleForNextShapes(DefaultDashStyle, 'solid')
      editor.setStyleForNextShapes(DefaultFontStyle, 'sans')
      editor.setStyleForNextShapes(DefaultSizeStyle, 's')
    },
    { history: 'ignore' },
  )
}
