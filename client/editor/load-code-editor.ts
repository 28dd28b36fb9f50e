import i18next from 'i18next'

/** Fetches the editor. Monaco reads the words of its menus and messages once, as it starts: they have to be there. */
export async function loadCodeEditor() {
  await loadWords()
  return (await import('./CodeEditor.tsx')).CodeEditor
}

/** The same for files of one's own. */
export async function loadPlainEditor() {
  await loadWords()
  return (await import('./PlainEditor.tsx')).PlainEditor
}

async function loadWords() {
  if (i18next.language === 'fr') await import('monaco-editor/nls/lang/fr')
}
