/**
 * What can only be said of a coding task by running it: whether its solutions pass, its naive versions fail where they
 * say, and its starters leave work to do. The programs run where the candidate's do, in this browser's sandbox.
 */
import type { CodingTask, ProgrammingLanguage } from '#shared/exercise.ts'
import { judgeProgram, naiveCaseIn, programsIn } from '#shared/judge-program.ts'
import type { ProgramFault, ProgramKind } from '#shared/judge-program.ts'
import type { EntryFiles } from '#shared/library-entry.ts'
import type { Runtime } from '#shared/runtimes.ts'
import { chooseTestEntry } from '../runner/choose-entry.ts'
import type { Runner } from '../runner/runner.ts'

export interface ProgramFinding {
  readonly kind: ProgramKind
  readonly language: ProgrammingLanguage
  /** Where the program's first file is. */
  readonly file: string
  readonly fault: ProgramFault
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
        onWaiting() {},
        onTyped() {},
        onResult(result) {
          reported++
          if (result.verdict === 'passed') passed.add(result.case)
        },
        onEnded() {},
      }),
    })
    ran++
    const failed = cases.map(({ id }): string => id).filter((id) => !passed.has(id))
    const fault = judgeProgram(
      program.kind,
      reported === 0 ? undefined : failed,
      naiveCaseIn(files),
    )
    const { kind, language, folder } = program
    if (fault) findings.push({ kind, language, file: `${folder}${found.file}`, fault })
  }
  return { findings, ran }
}
