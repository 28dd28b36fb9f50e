/** Runs an exercise's own code against its cases, for tests: our code only, on this machine, without a sandbox. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { entryNameIn, expandRepeats, timeLimitMs } from '#shared/exercise.ts'
import type { CodingTask, ProgrammingLanguage, SourceFile } from '#shared/exercise.ts'
import { z } from 'zod'
import { passesCase } from '../passes-case.ts'

interface Runtime {
  readonly command: string
  readonly harness: string
  readonly extension: string
  /** What makes a function of the file callable from outside. */
  readonly exportOf: (name: string) => string
}

const node: Omit<Runtime, 'extension'> = {
  command: process.execPath,
  harness: join(import.meta.dirname, 'harness.ts'),
  exportOf: (name) => `export { ${name} }\n`,
}

const runtimes: Partial<Record<ProgrammingLanguage, Runtime>> = {
  typescript: { ...node, extension: 'ts' },
  javascript: { ...node, extension: 'mjs' },
  python: {
    command: 'python3',
    harness: join(import.meta.dirname, 'harness.py'),
    extension: 'py',
    exportOf: () => '',
  },
}

/** Whether this file knows the language at all; for the others a browser has the runtime, or nobody has. */
export const isRunHere = (language: ProgrammingLanguage): boolean =>
  runtimes[language] !== undefined

/** Whether cases can be run in this language on this machine. */
export function canRun(language: ProgrammingLanguage): boolean {
  const runtime = runtimes[language]
  return runtime !== undefined && spawnSync(runtime.command, ['--version']).status === 0
}

const outcomeSchema = z.object({
  value: z.unknown().optional(),
  error: z.string().optional(),
  /** Of the processor's time. */
  ms: z.number(),
})
export type Outcome = z.infer<typeof outcomeSchema>

/** The ids of the cases that fail or take too long. Throws when the code cannot be run at all. */
export async function failingCases(
  language: ProgrammingLanguage,
  files: readonly SourceFile[],
  task: CodingTask,
): Promise<string[]> {
  const calls = task.cases.map((testCase) => expandRepeats(testCase.arguments))
  const outcomes = await outcomesOf(language, files, task, calls)
  const limitMs = timeLimitMs(language, task.timeoutMs)
  return task.cases.flatMap((testCase, index) => {
    const outcome = outcomes[index]
    return outcome && passesCase(testCase, outcome, language, limitMs) ? [] : [testCase.id]
  })
}

/** What the task's function returns or raises for each list of arguments. */
export async function outcomesOf(
  language: ProgrammingLanguage,
  files: readonly SourceFile[],
  task: Pick<CodingTask, 'adapters' | 'entry'>,
  calls: readonly unknown[],
): Promise<Outcome[]> {
  const runtime = runtimes[language]
  if (!runtime) throw new Error(`no way to run ${language} here`)
  const adapter = task.adapters?.[language]
  const name = entryNameIn(language, adapter ? 'runCase' : task.entry)
  const sources = [...files, ...(adapter ? [adapter] : [])].map((file) => file.text)
  const folder = await mkdtemp(join(tmpdir(), 'pairboard-cases-'))
  try {
    const path = join(folder, `candidate.${runtime.extension}`)
    await writeFile(path, [...sources, runtime.exportOf(name)].join('\n'))
    return await run(runtime, [path, name], calls)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function run(runtime: Runtime, parameters: readonly string[], cases: readonly unknown[]) {
  const child = spawn(runtime.command, [runtime.harness, ...parameters], { timeout: 60_000 })
  child.stdin.end(JSON.stringify(cases))
  const closed = once(child, 'close')
  const [output, complaint] = await Promise.all([text(child.stdout), text(child.stderr)])
  await closed
  if (child.exitCode !== 0) throw new Error(complaint)
  const last = output.trimEnd().split('\n').at(-1) ?? ''
  return z.array(outcomeSchema).parse(JSON.parse(last))
}
