/** What is used of Monaco that the package does not type. */
declare module 'monaco-editor/languages/definitions/*' {
  import type { languages } from 'monaco-editor'
  export const language: languages.IMonarchLanguage
}
declare module 'monaco-editor/editor/browser/config/tabFocus' {
  import type { IEvent } from 'monaco-editor'
  /** Whether Tab moves the focus, in every editor of the page. */
  export const TabFocus: {
    getTabFocusMode(): boolean
    readonly onDidChangeTabFocus: IEvent<boolean>
  }
}
