import i18next from 'i18next'

/** Fetches the editor. Monaco reads the words of its menus and messages once, as it starts: they have to be there. */
export async function loadCodeEditor() {
  if (i18next.language === 'fr') await import('monaco-editor/nls/lang/fr')
  return (await import('./CodeEditor.tsx')).CodeEditor
}
