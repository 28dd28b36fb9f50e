/** Calls a function of somebody's exercise in a process of its own, without any permission, and for a bounded time. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { dirname, join, sep } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { ProgrammingLanguage } from '#shared/exercise.ts'

/** Those that Node runs by itself, and the one whose runtime comes along; the others have theirs in browsers alone. */
export const confinedLanguages: readonly ProgrammingLanguage[] = [
  'typescript',
  'javascript',
  'python',
]

export interface ConfinedCall {
  readonly language: ProgrammingLanguage
  readonly source: string
  /** The function to call. */
  readonly name: string
  /** The arguments of each call. */
  readonly calls: readonly (readonly unknown[])[]
  /** Stands before what is an outcome. */
  readonly mark: string
  /** Where Python's runtime lies: the URL of a folder. */
  readonly pyodide: string
}

const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('loaded') }),
  z.object({
    kind: z.literal('case'),
    value: z.unknown().optional(),
    error: z.string().optional(),
    /** Of the processor's time. */
    ms: z.number(),
  }),
])
export type ConfinedOutcome = z.infer<typeof outcomeSchema>
type CaseOutcome = ConfinedOutcome & { kind: 'case' }

/** By the clock: a program that has not even loaded by then, and what a case may take beyond its limit. */
const loadMs = 60_000
const graceMs = 20_000
const mostOutput = 64 * 1024 * 1024

const confined = join(import.meta.dirname, 'confined.ts')
const pyodideFolder = dirname(fileURLToPath(import.meta.resolve('pyodide')))

export interface Confined {
  /** As many as were reached, in order; fewer when a call did not come to an end. */
  readonly outcomes: readonly CaseOutcome[]
  /** Why the program could not be loaded; undefined when it was. */
  readonly complaint: string | undefined
}

/** @param limitMs what one call may take */
export async function runConfined(
  call: Omit<ConfinedCall, 'mark' | 'pyodide'>,
  limitMs: number,
  signal: AbortSignal,
): Promise<Confined> {
  const mark = randomUUID()
  const readable = [confined, ...(call.language === 'python' ? [join(pyodideFolder, sep)] : [])]
  const child = spawn(
    process.execPath,
    [
      '--permission',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      '--no-warnings',
      '--max-old-space-size=512',
      confined,
    ],
    // Nothing of ours is in its environment either.
    { env: {}, signal, killSignal: 'SIGKILL', stdio: ['pipe', 'pipe', 'pipe'] },
  )
  // Whoever is ended early reads and writes no more.
  child.stdin.on('error', () => undefined)
  child.on('error', () => undefined)
  const whole: ConfinedCall = {
    ...call,
    mark,
    pyodide: pathToFileURL(join(pyodideFolder, sep)).href,
  }
  child.stdin.end(JSON.stringify(whole))

  const kill = () => child.kill('SIGKILL')
  let timer = setTimeout(kill, loadMs)
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (complaint.length < 10_000) complaint += text
  })
  let received = 0
  child.stdout.on('data', (bytes: Buffer) => {
    received += bytes.length
    if (received > mostOutput) kill()
  })
  const outcomes: CaseOutcome[] = []
  let loaded = false
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith(mark)) continue
    const outcome = outcomeSchema.parse(JSON.parse(line.slice(mark.length)))
    if (outcome.kind === 'case') outcomes.push(outcome)
    else loaded = true
    clearTimeout(timer)
    timer = setTimeout(kill, limitMs + graceMs)
  }
  clearTimeout(timer)
  return { outcomes, complaint: loaded ? undefined : lastLine(complaint) }
}

/** Of what a runtime says when it gives up, the line with the error itself. */
function lastLine(complaint: string): string {
  const lines = complaint.split('\n').filter((line) => /^\s*\w*(Error|Exception)\b/.test(line))
  return (lines.at(-1) ?? 'it does not load').trim().slice(0, 200)
}
