/** The parts of Monaco from which a text model can be built without a page; the package does not type them. */
declare module 'monaco-editor/editor/common/model/textModel' {
  import type { editor } from 'monaco-editor'
  export const TextModel: {
    readonly DEFAULT_CREATION_OPTIONS: object
    new (
      text: string,
      language: string,
      options: object,
      resource: null,
      undo: object,
      languages: object,
      configuration: object,
      instantiation: object,
    ): editor.ITextModel
  }
}
declare module 'monaco-editor/platform/undoRedo/common/undoRedoService' {
  export const UndoRedoService: new (dialogs: object, notifications: object) => object
}
declare module 'monaco-editor/editor/common/services/languageService' {
  export const LanguageService: new () => object
}
declare module 'monaco-editor/editor/common/standalone/standaloneEnums' {
  import type { editor } from 'monaco-editor'
  export const EndOfLineSequence: typeof editor.EndOfLineSequence
}
