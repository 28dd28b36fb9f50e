/** What running an exercise's own programs says about the exercise: does the solution pass, the starter leave work? */
import { programmingLanguageSchema } from './exercise.ts'
import type { ProgrammingLanguage, SourceFile } from './exercise.ts'
import type { EntryFiles } from './library-entry.ts'

export const programKinds = ['solution', 'naive', 'starter'] as const
export type ProgramKind = (typeof programKinds)[number]

/** One of the programs that an exercise brings along. */
export interface OwnProgram {
  readonly kind: ProgramKind
  readonly language: ProgrammingLanguage
  /** `solution/python/`. */
  readonly folder: string
  readonly files: readonly SourceFile[]
}

/** `cases` are ids. */
export type ProgramFault =
  | { readonly name: 'fails'; readonly cases: readonly string[] }
  | { readonly name: 'passesAll' }
  | {
      readonly name: 'failsOthers'
      readonly cases: readonly string[]
      readonly expected: string
    }
  | { readonly name: 'cannotRun' }

/** The programs in languages that `wanted` lets through, solutions first. */
export function programsIn(
  files: EntryFiles,
  wanted: (language: ProgrammingLanguage) => boolean,
): OwnProgram[] {
  return programKinds.flatMap((kind) =>
    programmingLanguageSchema.options.filter(wanted).flatMap((language) => {
      const folder = `${kind}/${language}/`
      const own = files
        .filter(({ path }) => path.startsWith(folder))
        .map(({ path, text }) => ({ name: path.slice(folder.length), text }))
      return own.length === 0 ? [] : [{ kind, language, folder, files: own }]
    }),
  )
}

/**
 * @param failed the ids of the cases that it failed; undefined when it did not run at all
 * @param naiveCase the id of the one case that the naive version is there to fail
 */
export function judgeProgram(
  kind: ProgramKind,
  failed: readonly string[] | undefined,
  naiveCase: string | undefined,
): ProgramFault | undefined {
  // A starter is a beginning: it need not even run.
  if (failed === undefined) return kind === 'starter' ? undefined : { name: 'cannotRun' }
  if (kind === 'solution') return failed.length > 0 ? { name: 'fails', cases: failed } : undefined
  if (failed.length === 0) return { name: 'passesAll' }
  if (kind === 'starter' || naiveCase === undefined) return undefined
  return failed.length === 1 && failed[0] === naiveCase
    ? undefined
    : { name: 'failsOthers', cases: failed, expected: naiveCase }
}

/** The server has checked that it names a case. */
export const naiveCaseIn = (files: EntryFiles): string | undefined =>
  /^naive:\s*(\S+)/m.exec(files.find(({ path }) => path === 'cases.yaml')?.text ?? '')?.[1]
