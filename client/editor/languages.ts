/** Which of Monaco's languages colours a file. */
import { languageOf } from '#shared/code.ts'
import type { ProgrammingLanguage } from '#shared/exercise.ts'

const ofProgrammingLanguage: Record<ProgrammingLanguage, string> = {
  typescript: 'typescript',
  javascript: 'javascript',
  python: 'python',
  ruby: 'ruby',
  php: 'php',
  lua: 'lua',
  c: 'c',
  cpp: 'cpp',
  go: 'go',
  java: 'java',
  rust: 'rust',
  csharp: 'csharp',
  kotlin: 'kotlin',
  swift: 'swift',
  bash: 'shell',
  sql: 'sql',
  postgresql: 'pgsql',
  scheme: 'scheme',
  perl: 'perl',
  plain: 'plaintext',
}

/** Those which are read but never run. Vue has no grammar of its own here: most of it is HTML. */
const ofExtension: Record<string, string> = {
  html: 'html',
  htm: 'html',
  vue: 'html',
  svelte: 'html',
  svg: 'xml',
  xml: 'xml',
  css: 'css',
  json: 'javascript',
  md: 'markdown',
  markdown: 'markdown',
  yaml: 'yaml',
  yml: 'yaml',
  scala: 'scala',
  sc: 'scala',
  cjs: 'javascript',
  mts: 'typescript',
  cts: 'typescript',
  cxx: 'cpp',
  hh: 'cpp',
  hxx: 'cpp',
  kts: 'kotlin',
  pyi: 'python',
  rake: 'ruby',
  bash: 'shell',
  zsh: 'shell',
}

/** Monaco's name of the language that a file's name stands for; `plaintext` for all that is unknown. */
export function editorLanguageOf(fileName: string): string {
  const language = languageOf(fileName)
  if (language !== 'plain') return ofProgrammingLanguage[language]
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase()
  return (extension !== undefined && ofExtension[extension]) || 'plaintext'
}

/** All that a file can be coloured as. */
export const editorLanguages: readonly string[] = [
  ...new Set([...Object.values(ofProgrammingLanguage), ...Object.values(ofExtension)]),
]
