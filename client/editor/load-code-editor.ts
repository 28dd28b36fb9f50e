import type { Language } from '#shared/language.ts'

/** Fetches the editor. Monaco reads its own menus' and messages' words once, as it starts: they have to be there before. */
export async function loadCodeEditor(language: Language) {
  if (language === 'fr') await import('monaco-editor/nls/lang/fr')
  return (await import('./CodeEditor.tsx')).CodeEditor
}
