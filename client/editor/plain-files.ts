/** One Monaco pane on files that nobody shares: a model for each, so that undo is each file's own. */
import type { editor } from 'monaco-editor'
import { editorLanguageOf } from './languages.ts'
import { monaco } from './monaco.ts'

export interface PlainFile {
  readonly path: string
  readonly text: string
}

/** Something to say about a line. */
export interface LineMark {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly message: string
}

export interface PlainFiles {
  readonly pane: editor.IStandaloneCodeEditor
  /** Takes over what has changed outside, as a step that can be undone. */
  follow(files: readonly PlainFile[]): void
  show(path: string): void
  mark(marks: readonly LineMark[]): void
  goTo(line: number): void
  close(): void
}

interface Options {
  readonly onChange: (path: string, text: string) => void
  readonly onSaveShortcut: () => void
}

interface OpenFile {
  readonly model: editor.ITextModel
  viewState: editor.ICodeEditorViewState | null
  /** What was told and has not come back yet: while one types on, an echo of the text before is no change. */
  readonly told: string[]
}

const owner = 'pairboard'

export function openPlainFiles(
  pane: editor.IStandaloneCodeEditor,
  { onChange, onSaveShortcut }: Options,
): PlainFiles {
  // The wrapper comes with a model of its own.
  const empty = pane.getModel()
  pane.setModel(null)
  empty?.dispose()
  const open = new Map<string, OpenFile>()
  let current = ''
  let following = false

  function drop(path: string, { model }: OpenFile) {
    open.delete(path)
    model.dispose()
  }
  function create({ path, text }: PlainFile): OpenFile {
    const model = monaco.editor.createModel(text, editorLanguageOf(path))
    // Brackets in colours of their own would say what the theme's few colours do not.
    model.updateOptions({
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    })
    model.setEOL(monaco.editor.EndOfLineSequence.LF)
    const file: OpenFile = { model, viewState: null, told: [] }
    model.onDidChangeContent(() => {
      if (following) return
      const now = model.getValue()
      file.told.push(now)
      onChange(path, now)
    })
    open.set(path, file)
    return file
  }
  const saving = pane.onKeyDown((event) => {
    const saves = event.browserEvent.key.toLowerCase() === 's' || event.code === 'KeyS'
    if (!saves || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    onSaveShortcut()
  })

  return {
    pane,
    follow(files) {
      following = true
      for (const [path, file] of open) {
        if (!files.some((one) => one.path === path)) drop(path, file)
      }
      for (const file of files) {
        const { model, told } = open.get(file.path) ?? create(file)
        const echo = told.lastIndexOf(file.text)
        told.splice(0, echo === -1 ? told.length : echo + 1)
        if (echo !== -1 || model.getValue() === file.text) continue
        const range = model.getFullModelRange()
        model.pushEditOperations([], [{ range, text: file.text }], () => null)
      }
      following = false
    },
    show(path) {
      if (path === current && pane.getModel()) return
      const before = open.get(current)
      if (before) before.viewState = pane.saveViewState()
      current = path
      const next = open.get(path)
      pane.setModel(next?.model ?? null)
      if (next?.viewState) pane.restoreViewState(next.viewState)
    },
    mark(marks) {
      for (const [path, { model }] of open) {
        const own = marks.filter(({ file }) => file === path)
        monaco.editor.setModelMarkers(
          model,
          owner,
          own.map(({ line, message }) => {
            const lineNumber = Math.min(line, model.getLineCount())
            return {
              severity: monaco.MarkerSeverity.Error,
              message,
              startLineNumber: lineNumber,
              startColumn: model.getLineFirstNonWhitespaceColumn(lineNumber) || 1,
              endLineNumber: lineNumber,
              endColumn: model.getLineMaxColumn(lineNumber),
            }
          }),
        )
      }
    },
    goTo(line) {
      pane.setPosition({ lineNumber: line, column: 1 })
      pane.revealLineInCenterIfOutsideViewport(line)
      pane.focus()
    },
    close() {
      saving.dispose()
      pane.setModel(null)
      for (const [path, file] of open) drop(path, file)
    },
  }
}
