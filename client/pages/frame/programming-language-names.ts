import type { ProgrammingLanguage } from '#shared/exercise.ts'

const names: Record<Exclude<ProgrammingLanguage, 'plain'>, string> = {
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  python: 'Python',
  ruby: 'Ruby',
  php: 'PHP',
  lua: 'Lua',
  c: 'C',
  cpp: 'C++',
  go: 'Go',
  java: 'Java',
  rust: 'Rust',
  csharp: 'C#',
  kotlin: 'Kotlin',
  swift: 'Swift',
  bash: 'Bash',
  sql: 'SQL (SQLite)',
  postgresql: 'SQL (PostgreSQL)',
  scheme: 'Scheme',
  perl: 'Perl',
}

/** A proper name, the same in both languages; undefined for plain text, which has a word in each. */
export function programmingLanguageName(language: ProgrammingLanguage): string | undefined {
  return language === 'plain' ? undefined : names[language]
}
