/** Runs an exercise's own programs against its own cases, and says what is wrong with either. */
import { join } from 'node:path'
import { entryNameIn, expandRepeats, timeLimitMs } from '#shared/exercise.ts'
import type { CodingTask } from '#shared/exercise.ts'
import { judgeProgram, naiveCaseIn, programsIn } from '#shared/judge-program.ts'
import type { OwnProgram, ProgramFault } from '#shared/judge-program.ts'
import type { EntryFiles, LibraryProblem } from '#shared/library-entry.ts'
import * as faults from '../faults/coding-faults.ts'
import type { Fault } from '../faults/fault.ts'
import { passesCase } from '../passes-case.ts'
import { Problems } from '../problems.ts'
import { confinedLanguages, runConfined } from './run-confined.ts'

/** @param folder where the exercise lies, for whoever is told what is wrong with it */
export async function tryExercise(
  folder: string,
  files: EntryFiles,
  task: CodingTask,
  signal: AbortSignal,
): Promise<readonly LibraryProblem[]> {
  const problems = new Problems()
  const naiveCase = naiveCaseIn(files)
  for (const program of programsIn(files, (language) => confinedLanguages.includes(language))) {
    const { failed, complaint } = await failedCases(program, task, signal)
    signal.throwIfAborted()
    const fault = judgeProgram(program.kind, failed, naiveCase)
    if (!fault) continue
    const path = join(folder, program.folder, program.files[0]?.name ?? '')
    problems.add(path, 1, wordsOf(program, fault, naiveCase, complaint))
  }
  return problems.list
}

/** `failed` is undefined for a program that cannot even be loaded; `complaint` says why. */
async function failedCases(
  { language, files }: OwnProgram,
  task: CodingTask,
  signal: AbortSignal,
): Promise<{ readonly failed: readonly string[] | undefined; readonly complaint: string }> {
  const adapter = task.adapters?.[language]
  const program = {
    language,
    source: [...files, ...(adapter ? [adapter] : [])].map(({ text }) => text).join('\n'),
    name: entryNameIn(language, adapter ? 'runCase' : task.entry),
  }
  const limitMs = timeLimitMs(language, task.timeoutMs)
  const failed: string[] = []
  for (let next = 0; next < task.cases.length && !signal.aborted;) {
    const rest = task.cases.slice(next)
    const calls = rest.map((testCase) => testCase.arguments.map(expandRepeats))
    const { outcomes, complaint } = await runConfined({ ...program, calls }, limitMs, signal)
    if (complaint !== undefined) return { failed: undefined, complaint }
    for (const [index, outcome] of outcomes.entries()) {
      const testCase = rest[index]
      if (testCase && !passesCase(testCase, outcome, language, limitMs)) {
        failed.push(testCase.id)
      }
    }
    next += outcomes.length
    const lost = task.cases[next]
    // It has taken its process along; the cases behind it get one of their own.
    if (lost) failed.push(lost.id)
    next++
  }
  return { failed, complaint: '' }
}

function wordsOf(
  { kind }: OwnProgram,
  fault: ProgramFault,
  naiveCase: string | undefined,
  complaint: string,
): Fault {
  switch (fault.name) {
    case 'fails':
      return faults.solutionFails(fault.cases)
    case 'passesAll':
      return kind === 'naive' ? faults.naivePasses(naiveCase) : faults.starterPasses
    case 'failsOthers':
      return faults.naiveFailsOthers(fault.cases, fault.expected)
    case 'cannotRun':
      break
  }
  return faults.programCannotRun(complaint)
}
