import type { editor, IPosition } from 'monaco-editor'
import type { Identity } from '#shared/awareness.ts'
import styles from './carets.module.css'
import { monaco } from './monaco.ts'

/** How long a name stays beside a caret that has stopped, in milliseconds. */
const nameStaysMs = 2_000

/** The caret of somebody else, with their name for a while after each of their movements. */
export interface CaretWidget {
  show(position: IPosition, who: Identity, moved: boolean): void
  remove(): void
}

let count = 0

export function addCaretWidget(pane: editor.ICodeEditor): CaretWidget {
  const id = `caret-${++count}`
  const caret = document.createElement('div')
  const name = document.createElement('span')
  name.className = styles.name ?? ''
  caret.append(name)
  // Read aloud, a caret that moves with every letter would drown everything else.
  caret.setAttribute('aria-hidden', 'true')
  let position: IPosition = { lineNumber: 1, column: 1 }
  let hiding: ReturnType<typeof setTimeout> | undefined

  const widget: editor.IContentWidget = {
    getId: () => id,
    getDomNode: () => caret,
    getPosition: () => ({
      position,
      preference: [monaco.editor.ContentWidgetPositionPreference.EXACT],
    }),
  }
  pane.addContentWidget(widget)

  return {
    show(place, who, moved) {
      position = place
      name.textContent = who.name
      caret.className = `${styles.caret} ${styles[`hue${who.colour}`]}`
      caret.style.height = `${pane.getOption(monaco.editor.EditorOption.lineHeight)}px`
      // Above the first line there is no room for a name.
      const top = pane.getTopForLineNumber(place.lineNumber) - pane.getScrollTop()
      caret.classList.toggle(styles.below ?? '', top < 15)
      if (moved) {
        clearTimeout(hiding)
        hiding = setTimeout(() => {
          hiding = undefined
          caret.classList.remove(styles.moved ?? '')
        }, nameStaysMs)
      }
      caret.classList.toggle(styles.moved ?? '', hiding !== undefined)
      pane.layoutContentWidget(widget)
    },
    remove() {
      clearTimeout(hiding)
      pane.removeContentWidget(widget)
    },
  }
}
