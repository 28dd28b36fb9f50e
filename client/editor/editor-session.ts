/** One Monaco pane in a room: which file it shows, what it tells the others, and how the others' typing comes in. */
import type { editor } from 'monaco-editor'
import type { CodePresence } from '#shared/awareness.ts'
import type { CodeFile } from '#shared/code.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import type { BindingOptions } from './bind-text.ts'
import type { Caret } from './caret.ts'
import { drawCarets } from './carets.ts'
import { openFileModels } from './file-models.ts'
import type { FileModel } from './file-models.ts'
import { writePresence } from './places.ts'

/** Some keyboards begin a composition and never say that it is over; others' typing must not wait for ever. */
const longestHoldMs = 2_000

export interface EditorSession {
  readonly pane: editor.IStandaloneCodeEditor
  /** Shows the file; undefined shows none. */
  show(file: CodeFile | undefined): void
  follow(files: readonly CodeFile[]): void
  close(): void
}

export interface SessionOptions extends Pick<BindingOptions, 'writable' | 'onRefused'> {
  onCaret(caret: Caret): void
  /** Ctrl+S or Cmd+S. */
  onSaveShortcut(): void
}

export function openEditorSession(
  pane: editor.IStandaloneCodeEditor,
  document: SharedDocument<CodePresence>,
  options: SessionOptions,
): EditorSession {
  // The wrapper comes with a model of its own; ours are made by need.
  const empty = pane.getModel()
  pane.setModel(null)
  empty?.dispose()

  let current: FileModel | undefined
  let heldBy: ReturnType<typeof setTimeout> | undefined

  const models = openFileModels({
    ...options,
    onUndone(file, offset) {
      if (current?.file !== file) return
      pane.setPosition(current.model.getPositionAt(offset))
      pane.revealPositionInCenterIfOutsideViewport(current.model.getPositionAt(offset))
    },
  })
  const carets = drawCarets(pane, document.presence, () => current)

  const release = () => {
    clearTimeout(heldBy)
    heldBy = undefined
    current?.binding.release()
  }

  const tell = () => {
    const selections = pane.getSelections()
    if (!current || pane.getModel() !== current.model || !selections) return
    const { file, text, model, binding } = current
    const spans = selections.map((selection) => ({
      anchor: binding.toText(
        model.getOffsetAt({
          lineNumber: selection.selectionStartLineNumber,
          column: selection.selectionStartColumn,
        }),
      ),
      head: binding.toText(
        model.getOffsetAt({
          lineNumber: selection.positionLineNumber,
          column: selection.positionColumn,
        }),
      ),
    }))
    document.presence.show(writePresence(file, text, spans))
    const [primary] = selections
    if (!primary) return
    options.onCaret({
      file,
      line: primary.positionLineNumber,
      column: primary.positionColumn,
      lines: [primary.startLineNumber, primary.endLineNumber],
    })
  }

  const listening = [
    pane.onDidChangeCursorSelection(tell),
    pane.onDidCompositionStart(() => {
      current?.binding.hold()
      heldBy = setTimeout(release, longestHoldMs)
    }),
    pane.onDidCompositionEnd(release),
    pane.onKeyDown((event) => {
      const saves = event.browserEvent.key.toLowerCase() === 's' || event.code === 'KeyS'
      if (!saves || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      // The browser would offer to save this page as a file.
      event.preventDefault()
      event.stopPropagation()
      options.onSaveShortcut()
    }),
  ]

  return {
    pane,
    show(file) {
      const next = file && models.open(file)
      if (next === current) return
      release()
      if (current) current.viewState = pane.saveViewState()
      current = next
      pane.setModel(next?.model ?? null)
      if (next?.viewState) pane.restoreViewState(next.viewState)
      tell()
      carets.draw()
    },
    follow(files) {
      const open = files.find(({ id }) => id === current?.file)
      if (current && open?.text !== current.text) {
        current = undefined
        pane.setModel(null)
      }
      models.follow(files)
    },
    close() {
      clearTimeout(heldBy)
      for (const listener of listening) listener.dispose()
      carets.close()
      current = undefined
      pane.setModel(null)
      models.close()
    },
  }
}
