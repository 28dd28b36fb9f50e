/** One Monaco pane in a room: which file it shows, what it tells the others, and how the others' typing comes in. */
import type { editor, ISelection } from 'monaco-editor'
import type { CodePresence } from '#shared/awareness.ts'
import type { CodeFile } from '#shared/code.ts'
import type { ParticipantId } from '#shared/ids.ts'
import { presenceOf } from '../sync/presence-of.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import type { BindingOptions } from './bind-text.ts'
import type { Caret } from './caret.ts'
import { carriedSpan, typedAtCaret } from './carried-places.ts'
import { drawCarets } from './carets.ts'
import { openFileModels } from './file-models.ts'
import type { FileModel } from './file-models.ts'
import { readSelections, writePresence } from './places.ts'
import type { Span } from './places.ts'

/** Some keyboards begin a composition and never say that it is over; others' typing must not wait for ever. */
const longestHoldMs = 2_000

export interface EditorSession {
  readonly pane: editor.IStandaloneCodeEditor
  /** Shows the file; undefined shows none. */
  show(file: CodeFile | undefined): void
  follow(files: readonly CodeFile[]): void
  /** Both from 1; a place behind the end of the text is its end. */
  goTo(line: number, column: number, takesFocus: boolean): void
  /** Keeps somebody's primary caret in sight while it is in the file shown; undefined follows nobody. */
  followCaret(participant: ParticipantId | undefined): void
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
  let followed: ParticipantId | undefined

  const models = openFileModels({
    ...options,
    onUndone(model, offset) {
      if (pane.getModel() !== model) return
      pane.setPosition(model.getPositionAt(offset))
      pane.revealPositionInCenterIfOutsideViewport(model.getPositionAt(offset))
    },
    keepCarets(model, changes, apply) {
      const spans = pane.getModel() === model ? spansOf(pane, model) : []
      const pushed = typedAtCaret(spans, changes)
      apply()
      if (pushed)
        pane.setSelections(spans.map((span) => selectionAt(model, carriedSpan(span, changes))))
    },
  })
  const carets = drawCarets(pane, document.presence, () => current)

  const release = () => {
    clearTimeout(heldBy)
    heldBy = undefined
    current?.binding.release()
  }

  const tell = () => {
    const primary = pane.getSelection()
    if (!current || pane.getModel() !== current.model || !primary) return
    const { file, text, model, binding } = current
    const spans = spansOf(pane, model).map(({ anchor, head }) => ({
      anchor: binding.toText(anchor),
      head: binding.toText(head),
    }))
    document.presence.show(writePresence(file, text, spans))
    options.onCaret({
      file,
      line: primary.positionLineNumber,
      column: primary.positionColumn,
      lines: [primary.startLineNumber, primary.endLineNumber],
    })
  }

  const lookAtFollowed = () => {
    const theirs = followed && presenceOf(document.presence.others(), followed)
    if (!current || theirs?.file !== current.file) return
    const [primary] = readSelections(current.text, theirs)
    if (!primary) return
    const { model, binding } = current
    pane.revealPositionInCenterIfOutsideViewport(model.getPositionAt(binding.toModel(primary.head)))
  }
  const unsubscribe = document.presence.subscribe(lookAtFollowed)

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
      lookAtFollowed()
    },
    follow(files) {
      const open = files.find(({ id }) => id === current?.file)
      if (current && open?.text !== current.text) {
        current = undefined
        pane.setModel(null)
      }
      models.follow(files)
    },
    goTo(line, column, takesFocus) {
      pane.setPosition({ lineNumber: line, column })
      pane.revealLineInCenterIfOutsideViewport(line)
      if (takesFocus) pane.focus()
    },
    followCaret(participant) {
      followed = participant
      lookAtFollowed()
    },
    close() {
      clearTimeout(heldBy)
      unsubscribe()
      for (const listener of listening) listener.dispose()
      carets.close()
      current = undefined
      pane.setModel(null)
      models.close()
    },
  }
}

/** The selections as places in the model, the primary one first. */
function spansOf(pane: editor.ICodeEditor, model: editor.ITextModel): Span[] {
  return (pane.getSelections() ?? []).map((selection) => ({
    anchor: model.getOffsetAt({
      lineNumber: selection.selectionStartLineNumber,
      column: selection.selectionStartColumn,
    }),
    head: model.getOffsetAt({
      lineNumber: selection.positionLineNumber,
      column: selection.positionColumn,
    }),
  }))
}

function selectionAt(model: editor.ITextModel, span: Span): ISelection {
  const anchor = model.getPositionAt(span.anchor)
  const head = model.getPositionAt(span.head)
  return {
    selectionStartLineNumber: anchor.lineNumber,
    selectionStartColumn: anchor.column,
    positionLineNumber: head.lineNumber,
    positionColumn: head.column,
  }
}
