/** Which runtime a file is run by. */
import type { ProgrammingLanguage } from '#shared/exercise.ts'
import { programmingLanguageSchema } from '#shared/exercise.ts'
import type { Runtime, RuntimeLanguage } from '#shared/runtimes.ts'

export interface Target {
  readonly runtime: Runtime
  readonly language: RuntimeLanguage
}

/** Undefined when nothing here runs such files: they can only be edited. */
export function targetOf(fileName: string, runtimes: readonly Runtime[]): Target | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase()
  if (extension === undefined) return undefined
  for (const runtime of runtimes) {
    const language = runtime.languages.find(({ extensions }) => extensions.includes(extension))
    if (language) return { runtime, language }
  }
  return undefined
}

/** Under which name exercises know the language; undefined for one that they do not know. */
export function programmingLanguageOf({ language }: Target): ProgrammingLanguage | undefined {
  return programmingLanguageSchema.safeParse(language.language).data
}
