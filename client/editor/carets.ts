/** Where the others are: their carets and selections in the file that this pane shows. */
import type { editor } from 'monaco-editor'
import type { CodePresence } from '#shared/awareness.ts'
import type { Presence } from '../sync/shared-document.ts'
import { addCaretWidget } from './caret-widget.ts'
import type { CaretWidget } from './caret-widget.ts'
import styles from './carets.module.css'
import type { FileModel } from './file-models.ts'
import { readSelections } from './places.ts'

interface Shown {
  readonly widgets: CaretWidget[]
  /** What they sent when they were last drawn: another one means that they have moved themselves. */
  sent: CodePresence | undefined
}

/** Draws them after every change of theirs and of the text. `current` is what the pane shows. */
export function drawCarets(
  pane: editor.ICodeEditor,
  presence: Presence<CodePresence>,
  current: () => FileModel | undefined,
): { draw(): void; close(): void } {
  const selected = pane.createDecorationsCollection()
  const shown = new Map<number, Shown>()
  let frame: number | undefined

  const drawNow = () => {
    frame = undefined
    const opened = current()
    const others = presence.others()
    const decorations: editor.IModelDeltaDecoration[] = []
    for (const [connection, { widgets }] of shown) {
      if (others.get(connection)?.presence?.file === opened?.file) continue
      for (const widget of widgets) widget.remove()
      shown.delete(connection)
    }
    if (!opened || opened.model.isDisposed()) return
    const { model, binding } = opened
    for (const [connection, { who, presence: sent }] of others) {
      if (sent?.file !== opened.file) continue
      const state = shown.get(connection) ?? { widgets: [], sent: undefined }
      shown.set(connection, state)
      const spans = readSelections(opened.text, sent).map(({ anchor, head }) => ({
        anchor: model.getPositionAt(binding.toModel(anchor)),
        head: model.getPositionAt(binding.toModel(head)),
      }))
      for (const widget of state.widgets.splice(spans.length)) widget.remove()
      spans.forEach(({ anchor, head }, index) => {
        const widget = (state.widgets[index] ??= addCaretWidget(pane))
        // One name for a person, at their primary caret.
        widget.show(head, who, index === 0 && sent !== state.sent)
        if (anchor.lineNumber === head.lineNumber && anchor.column === head.column) return
        const [start, end] = isBefore(anchor, head) ? [anchor, head] : [head, anchor]
        decorations.push({
          range: {
            startLineNumber: start.lineNumber,
            startColumn: start.column,
            endLineNumber: end.lineNumber,
            endColumn: end.column,
          },
          options: { className: `${styles.selection} ${styles[`hue${who.colour}`]}` },
        })
      })
      state.sent = sent
    }
    selected.set(decorations)
  }

  const draw = () => {
    frame ??= requestAnimationFrame(drawNow)
  }
  const unsubscribe = presence.subscribe(draw)
  const listening = [pane.onDidChangeModelContent(draw), pane.onDidScrollChange(draw)]
  draw()

  return {
    draw,
    close() {
      unsubscribe()
      for (const listener of listening) listener.dispose()
      if (frame !== undefined) cancelAnimationFrame(frame)
      selected.clear()
      for (const { widgets } of shown.values()) for (const widget of widgets) widget.remove()
      shown.clear()
    },
  }
}

function isBefore(
  a: { lineNumber: number; column: number },
  b: { lineNumber: number; column: number },
): boolean {
  return a.lineNumber < b.lineNumber || (a.lineNumber === b.lineNumber && a.column < b.column)
}
