/** The Monaco models of a room's files: each bound when first shown, and from then on until it is deleted. */
import type { editor } from 'monaco-editor'
import type * as Y from 'yjs'
import type { CodeFile } from '#shared/code.ts'
import { bindText } from './bind-text.ts'
import type { BindingOptions, TextBinding } from './bind-text.ts'
import type { Change } from './held-changes.ts'
import { editorLanguageOf } from './languages.ts'
import { monaco } from './monaco.ts'

export interface FileModel {
  readonly file: string
  readonly text: Y.Text
  readonly model: editor.ITextModel
  readonly binding: TextBinding
  /** Where this person was when they left the file. */
  viewState: editor.ICodeEditorViewState | null
}

export interface FileModels {
  /** The model of a file. Opened again, it is as it was left. */
  open(file: CodeFile): FileModel
  /** Closes what was deleted and recolours what was renamed. */
  follow(files: readonly CodeFile[]): void
  close(): void
}

interface Options extends Pick<BindingOptions, 'writable' | 'onRefused'> {
  onUndone(model: editor.ITextModel, offset: number): void
  keepCarets(model: editor.ITextModel, changes: readonly Change[], apply: () => void): void
}

export function openFileModels(options: Options): FileModels {
  const models = new Map<string, FileModel>()

  const drop = (opened: FileModel) => {
    models.delete(opened.file)
    opened.binding.unbind()
    opened.model.dispose()
  }

  return {
    open({ id, name, text }) {
      const present = models.get(id)
      if (present?.text === text) return present
      if (present) drop(present)
      const model = monaco.editor.createModel('', editorLanguageOf(name))
      // Brackets in colours of their own would say what the theme's few colours do not.
      model.updateOptions({
        bracketColorizationOptions: {
          enabled: false,
          independentColorPoolPerBracketType: false,
        },
      })
      const binding = bindText(model, text, {
        writable: () => options.writable(),
        onRefused: (reason) => options.onRefused(reason),
        onUndone: (offset) => options.onUndone(model, offset),
        keepCarets: (changes, apply) => options.keepCarets(model, changes, apply),
      })
      const opened: FileModel = { file: id, text, model, binding, viewState: null }
      models.set(id, opened)
      return opened
    },
    follow(files) {
      for (const opened of models.values()) {
        const file = files.find(({ id }) => id === opened.file)
        if (file?.text !== opened.text) drop(opened)
        else monaco.editor.setModelLanguage(opened.model, editorLanguageOf(file.name))
      }
    },
    close() {
      for (const opened of models.values()) drop(opened)
    },
  }
}
