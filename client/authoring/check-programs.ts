/**
 * What can only be said of a coding task by running it: whether its solutions pass, its naive versions fail where they
 * say, and its starters leave work to do. The programs run where the candidate's do, in this browser's sandbox.
 */
import { programmingLanguageSchema } from '#shared/exercise.ts'
import type { CodingTask, ProgrammingLanguage } from '#shared/exercise.ts'
import type { EntryFiles } from '#shared/library-entry.ts'
import type { Runtime } from '#shared/runtimes.ts'
import { chooseTestEntry } from '../runner/choose-entry.ts'
import type { Runner } from '../runner/runner.ts'

export const programKinds = ['solution', 'naive', 'starter'] as const
export type ProgramKind = (typeof programKinds)[number]

export interface ProgramFinding {
  readonly kind: ProgramKind
  readonly language: ProgrammingLanguage
  /** Where the program's first file is. */
  readonly file: string
  readonly fault:
    | { readonly name: 'fails'; readonly cases: readonly string[] }
    | { readonly name: 'passesAll' }
    | {
        readonly name: 'failsOthers'
        readonly cases: readonly string[]
        readonly expected: string
      }
    | { readonly name: 'cannotRun' }
}

interface Program {
  readonly kind: ProgramKind
  readonly language: ProgrammingLanguage
  readonly folder: string
  readonly files: readonly { readonly name: string; readonly text: string }[]
}

/** The programs in languages that `wanted` lets through, solutions first. */
function programsIn(
  files: EntryFiles,
  wanted: (language: ProgrammingLanguage) => boolean,
): Program[] {
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

export interface ProgramCheck {
  readonly task: CodingTask
  readonly files: EntryFiles
  readonly runtimes: readonly Runtime[]
  readonly runner: Pick<Runner, 'run'>
  readonly wanted: (language: ProgrammingLanguage) => boolean
}

export interface ProgramsChecked {
  readonly findings: readonly ProgramFinding[]
  readonly ran: number
}

/** Rejects when a runtime cannot be had. */
export async function checkPrograms(check: ProgramCheck): Promise<ProgramsChecked> {
  const { task, files, runtimes, runner, wanted } = check
  const { entry, adapters, cases, timeoutMs } = task
  const tests = { entry, cases, timeoutMs, ...(adapters && { adapters }) }
  const findings: ProgramFinding[] = []
  let ran = 0
  for (const program of programsIn(files, wanted)) {
    const found = chooseTestEntry(program.files, undefined, tests, runtimes)
    // A language that nothing here runs, or whose cases nothing can run: the server has said what is to be said.
    if (found.kind !== 'found') continue
    const passed = new Set<string>()
    let reported = 0
    await runner.run({
      target: found.target,
      program: { entry: found.file, files: program.files, input: '' },
      tests,
      begin: () => ({
        onOutput() {},
        onResult(result) {
          reported++
          if (result.verdict === 'passed') passed.add(result.case)
        },
        onEnded() {},
      }),
    })
    ran++
    const failed = cases.map(({ id }): string => id).filter((id) => !passed.has(id))
    const fault =
      reported === 0
        ? program.kind === 'starter'
          ? undefined
          : ({ name: 'cannotRun' } as const)
        : faultOf(program.kind, failed, naiveCaseIn(files))
    const { kind, language, folder } = program
    if (fault) findings.push({ kind, language, file: `${folder}${found.file}`, fault })
  }
  return { findings, ran }
}

function faultOf(
  kind: ProgramKind,
  failed: readonly string[],
  naiveCase: string | undefined,
): ProgramFinding['fault'] | undefined {
  if (kind === 'solution') return failed.length > 0 ? { name: 'fails', cases: failed } : undefined
  if (failed.length === 0) return { name: 'passesAll' }
  if (kind === 'starter' || naiveCase === undefined) return undefined
  return failed.length === 1 && failed[0] === naiveCase
    ? undefined
    : { name: 'failsOthers', cases: failed, expected: naiveCase }
}

/** The server has checked that it names a case. */
const naiveCaseIn = (files: EntryFiles): string | undefined =>
  /^naive:\s*(\S+)/m.exec(files.find(({ path }) => path === 'cases.yaml')?.text ?? '')?.[1]
