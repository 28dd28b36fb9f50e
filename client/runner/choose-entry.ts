/** Which file a press of Run means. */
import { entryNameIn } from '#shared/exercise.ts'
import type { TaskTests } from '#shared/exercise.ts'
import type { Runtime } from '#shared/runtimes.ts'
import { canTest } from './run-cases.ts'
import { programmingLanguageOf, targetOf } from './targets.ts'
import type { Target } from './targets.ts'

export interface NamedFile {
  readonly name: string
  readonly text: { toString(): string }
}

export interface Entry {
  readonly file: string
  readonly target: Target
}

export type TestEntry =
  | (Entry & { readonly kind: 'found' })
  /** Some file is in a language that can be run, but these cases cannot be run in it. */
  | { readonly kind: 'wrong-language'; readonly title: string }
  /** No file has the function under test. */
  | { readonly kind: 'no-function'; readonly name: string }

/** The file in front, and otherwise the first, in which the function under test stands. */
export function chooseTestEntry(
  files: readonly NamedFile[],
  front: string | undefined,
  tests: TaskTests,
  runtimes: readonly Runtime[],
): TestEntry {
  const inOrder = files.toSorted((a, b) => Number(b.name === front) - Number(a.name === front))
  let problem: TestEntry = { kind: 'no-function', name: tests.entry }
  for (const file of inOrder) {
    const target = targetOf(file.name, runtimes)
    const language = target && programmingLanguageOf(target)
    if (!language) continue
    if (!target.language.tests || !canTest(tests, language)) {
      if (file.name === front) problem = { kind: 'wrong-language', title: target.language.title }
      continue
    }
    const name = entryNameIn(language, tests.entry)
    if (new RegExp(String.raw`(?<![\w$])${name}(?![\w$])`).test(file.text.toString())) {
      return { kind: 'found', file: file.name, target }
    }
  }
  return problem
}
