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

interface FileType {
  /** Its name as people write it, the same in both languages. */
  readonly name: string
  /** Monaco's. */
  readonly language: string
}

/** Those which are read but never run. Vue and Svelte have no grammar of their own here: most of them is HTML. */
const ofExtension: Record<string, FileType> = {
  html: { name: 'HTML', language: 'html' },
  htm: { name: 'HTML', language: 'html' },
  vue: { name: 'Vue', language: 'html' },
  svelte: { name: 'Svelte', language: 'html' },
  svg: { name: 'SVG', language: 'xml' },
  xml: { name: 'XML', language: 'xml' },
  css: { name: 'CSS', language: 'css' },
  json: { name: 'JSON', language: 'json' },
  md: { name: 'Markdown', language: 'markdown' },
  markdown: { name: 'Markdown', language: 'markdown' },
  yaml: { name: 'YAML', language: 'yaml' },
  yml: { name: 'YAML', language: 'yaml' },
  scala: { name: 'Scala', language: 'scala' },
  sc: { name: 'Scala', language: 'scala' },
  cjs: { name: 'JavaScript', language: 'javascript' },
  mts: { name: 'TypeScript', language: 'typescript' },
  cts: { name: 'TypeScript', language: 'typescript' },
  cxx: { name: 'C++', language: 'cpp' },
  hh: { name: 'C++', language: 'cpp' },
  hxx: { name: 'C++', language: 'cpp' },
  kts: { name: 'Kotlin', language: 'kotlin' },
  pyi: { name: 'Python', language: 'python' },
  rake: { name: 'Ruby', language: 'ruby' },
  bash: { name: 'Bash', language: 'shell' },
  zsh: { name: 'Zsh', language: 'shell' },
}

function fileTypeOf(fileName: string): FileType | undefined {
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase()
  return extension === undefined ? undefined : ofExtension[extension]
}

/** Monaco's name of the language that a file's name stands for; `plaintext` for all that is unknown. */
export function editorLanguageOf(fileName: string): string {
  const language = languageOf(fileName)
  if (language !== 'plain') return ofProgrammingLanguage[language]
  return fileTypeOf(fileName)?.language ?? 'plaintext'
}

/** What a file is called that is no program of a room's languages: `Markdown`, `JSON`; undefined for plain text. */
export function fileTypeName(fileName: string): string | undefined {
  return fileTypeOf(fileName)?.name
}

/** All that a file can be coloured as. */
export const editorLanguages: readonly string[] = [
  ...new Set([
    ...Object.values(ofProgrammingLanguage),
    ...Object.values(ofExtension).map(({ language }) => language),
  ]),
]
