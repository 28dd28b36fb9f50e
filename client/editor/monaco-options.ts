import type { editor } from 'monaco-editor'
import type { Theme } from '../theme/useTheme.ts'
import type { EditorSettings } from './settings.ts'

interface Words {
  readonly label: string
  readonly readOnlyMessage: string
}

/** What the editor is like for this person: their settings, and what each editor of the room has in common. */
export function monacoOptions(
  settings: EditorSettings,
  readOnly: boolean,
  words: Words,
): editor.IStandaloneEditorConstructionOptions {
  return {
    ariaLabel: words.label,
    readOnly,
    readOnlyMessage: { value: words.readOnlyMessage },
    fontSize: settings.fontSize,
    lineHeight: Math.round(settings.fontSize * 1.54),
    tabSize: settings.tabSize,
    wordWrap: settings.wordWrap ? 'on' : 'off',
    fontFamily: '"JetBrains Mono Variable", "JetBrains Mono", ui-monospace, monospace',
    fontLigatures: true,
    insertSpaces: true,
    // Guessing from the text would change with each participant's typing.
    detectIndentation: false,
    minimap: { enabled: false },
    padding: { top: 12, bottom: 12 },
    lineNumbersMinChars: 4,
    lineDecorationsWidth: 12,
    glyphMargin: false,
    folding: true,
    scrollBeyondLastLine: false,
    smoothScrolling: false,
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    overviewRulerBorder: false,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
    renderWhitespace: 'none',
    guides: { indentation: true, bracketPairs: false },
    // Words of this file only: the point of an interview is not what a tool proposes.
    wordBasedSuggestions: 'currentDocument',
    quickSuggestions: false,
    suggestOnTriggerCharacters: false,
    parameterHints: { enabled: false },
    inlayHints: { enabled: 'off' },
    occurrencesHighlight: 'singleFile',
    // The whiteboard does not take an EditContext for something that is being typed into.
    editContext: false,
    // Others' typing must not make a question of what to do with an odd line end.
    unusualLineTerminators: 'off',
    // A drop of a selection inside the text is two edits at once, easily made by accident while talking.
    dragAndDrop: false,
    fixedOverflowWidgets: true,
    automaticLayout: true,
    // In a shadow root the menu would have none of the theme's colours.
    useShadowDOM: false,
    tabCompletion: 'off',
  }
}

export function monacoTheme(settings: EditorSettings, theme: Theme): string {
  if (settings.theme === 'contrast') return theme === 'dark' ? 'hc-black' : 'hc-light'
  return settings.theme === 'app' ? theme : settings.theme
}
