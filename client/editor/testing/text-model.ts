/** A real Monaco text model in Node, and the gestures by which an editor changes one. */
import type { editor } from 'monaco-editor'
import { LanguageService } from 'monaco-editor/editor/common/services/languageService'
import { TextModel } from 'monaco-editor/editor/common/model/textModel'
import { UndoRedoService } from 'monaco-editor/platform/undoRedo/common/undoRedoService'

const noEvent = () => ({ dispose() {} })
const languages = new LanguageService()
const configuration = {
  onDidChange: noEvent,
  onDidChangeConfiguration: noEvent,
  getValue: () => ({}),
  getLanguageConfiguration: () => ({ bracketsNew: {} }),
}
const trees = { supportsLanguage: () => false }
const instantiation = {
  createInstance: (Part: new (...parts: unknown[]) => unknown, ...parts: unknown[]) =>
    new Part(...parts, languages, configuration, instantiation, trees),
}

/** As on Windows, it begins with CRLF as line end. */
export function createTextModel(): editor.ITextModel {
  const onWindows = { ...TextModel.DEFAULT_CREATION_OPTIONS, defaultEOL: 2 }
  const undo = new UndoRedoService({}, {})
  return new TextModel(
    '',
    'plaintext',
    onWindows,
    null,
    undo,
    languages,
    configuration,
    instantiation,
  )
}

export interface Typed {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Types at several carets at once, as one step of undo. Places may not overlap. */
export function type(model: editor.ITextModel, ...typed: readonly Typed[]): void {
  model.pushStackElement()
  const edits = typed.map(({ from, to, text }) => {
    const start = model.getPositionAt(from)
    const end = model.getPositionAt(to)
    return {
      range: {
        startLineNumber: start.lineNumber,
        startColumn: start.column,
        endLineNumber: end.lineNumber,
        endColumn: end.column,
      },
      text,
    }
  })
  model.pushEditOperations(null, edits, () => null)
  model.pushStackElement()
}

/** Types behind everything. */
export function append(model: editor.ITextModel, text: string): void {
  const end = model.getValueLength()
  type(model, { from: end, to: end, text })
}
