/**
 * The runs of the room's code, in the code document beside the files: written by the browser that runs, read by all.
 * `runs` is a list of maps, oldest first. What is read is parsed: a peer wrote it, and a program its output.
 */
import * as Y from 'yjs'
import { z } from 'zod'
import { rungIdSchema, participantIdSchema } from './ids.ts'
import { limits } from './limits.ts'
import { runLimits } from './run-limits.ts'

/** How a run ended; `running` until then. */
export const runStates = [
  'running',
  'finished',
  'error',
  'stopped',
  'timed-out',
  'too-much-output',
  'crashed',
] as const
export type RunState = (typeof runStates)[number]

const runHeadSchema = z.object({
  id: z.string().max(64),
  by: participantIdSchema,
  /** As it was at the time: whoever reads the log later need not look people up. */
  name: z.string().max(limits.nameLength),
  /** What the screen calls the language. */
  language: z.string().max(40),
  file: z.string().max(limits.fileNameLength),
  kind: z.enum(['run', 'tests']),
  startedAtMs: z.number(),
  state: z.enum(runStates).catch('running'),
  /** How long the program itself ran, once it is over. */
  ms: z.number().min(0).optional().catch(undefined),
  /** Whether it waits for whoever runs it to type a line; undefined until it first does. Meaningless once it is over. */
  waits: z.boolean().optional().catch(undefined),
  /** How many cases there are; 0 for a plain run. */
  cases: z.number().int().min(0).max(1000).catch(0),
})

const outputSchema = z.object({
  /** `in` is what somebody typed when the program asked for it. */
  stream: z.enum(['out', 'err', 'in']),
  text: z.string(),
})
export type RunOutput = z.infer<typeof outputSchema>

/** Long values are cut: the whole of a large picture helps nobody. */
const shown = z.string().max(runLimits.shownValueLength)

export const caseResultSchema = z.object({
  case: rungIdSchema,
  verdict: z.enum(['passed', 'failed', 'timed-out', 'crashed']),
  ms: z.number().min(0).optional(),
  expected: shown.optional(),
  /** The value as JSON, or the error. */
  received: shown.optional(),
})
export type CaseResult = z.infer<typeof caseResultSchema>

export interface Run extends z.infer<typeof runHeadSchema> {
  readonly output: readonly RunOutput[]
  readonly results: readonly CaseResult[]
}

export type NewRun = Pick<
  Run,
  'id' | 'by' | 'name' | 'language' | 'file' | 'kind' | 'startedAtMs' | 'cases'
>

/** The list of them, whose entries `readRun` reads. */
export const runsOf = (doc: Y.Doc) => doc.getArray<unknown>('runs')

/** Oldest first. */
export function readRuns(doc: Y.Doc): Run[] {
  return runsOf(doc)
    .toArray()
    .flatMap((entry) => readRun(entry) ?? [])
}

/** One entry of the list; undefined for what is no run. */
export function readRun(entry: unknown): Run | undefined {
  if (!(entry instanceof Y.Map)) return undefined
  const head = runHeadSchema.safeParse(Object.fromEntries(entry.entries()))
  if (!head.success) return undefined
  return {
    ...head.data,
    output: parseEach(outputSchema, entry.get('output')),
    results: parseEach(caseResultSchema, entry.get('results')),
  }
}

function parseEach<T>(schema: z.ZodType<T>, list: unknown): T[] {
  if (!(list instanceof Y.Array)) return []
  return list.toArray().flatMap((value: unknown) => {
    const parsed = schema.safeParse(value)
    return parsed.success ? [parsed.data] : []
  })
}

/**
 * Whether a run has been given up: the browser that ran it was closed and can no longer say so. `nowMs` is the
 * server's clock, by which it was also begun.
 */
export function isAbandoned(
  run: Pick<Run, 'state' | 'startedAtMs' | 'waits'>,
  nowMs: number,
): boolean {
  const longestMs = runLimits.longestMs + (run.waits === undefined ? 0 : runLimits.waitingMs)
  return run.state === 'running' && nowMs - run.startedAtMs > longestMs
}

export interface RunWriter {
  /** Drops what would exceed the run's bound. */
  write(output: readonly RunOutput[]): void
  report(result: CaseResult): void
  /** It waits for a line, or no longer does. */
  wait(waits: boolean): void
  end(state: Exclude<RunState, 'running'>, ms: number | undefined): void
}

/** Adds a run and returns what writes to it. Older runs make room: the log keeps them, the document need not. */
export function addRun(doc: Y.Doc, run: NewRun): RunWriter {
  const entry = new Y.Map<unknown>()
  const output = new Y.Array<RunOutput>()
  const results = new Y.Array<CaseResult>()
  doc.transact(() => {
    for (const [key, value] of Object.entries({ ...run, state: 'running' })) entry.set(key, value)
    entry.set('output', output)
    entry.set('results', results)
    runsOf(doc).push([entry])
    makeRoom(doc)
  })
  let written = 0
  return {
    write(pieces) {
      const kept = pieces.flatMap(({ stream, text }) => {
        const fits = text.slice(0, Math.max(0, runLimits.outputBytes - written))
        written += fits.length
        return fits === '' ? [] : [{ stream, text: fits }]
      })
      if (kept.length === 0) return
      doc.transact(() => {
        output.push(kept)
        makeRoom(doc)
      })
    },
    report: (result) => results.push([result]),
    wait: (waits) => void entry.set('waits', waits),
    end(state, ms) {
      doc.transact(() => {
        entry.set('state', state)
        if (ms !== undefined) entry.set('ms', ms)
      })
    },
  }
}

/** The newest runs stay while their output fits; the last one always does. */
function makeRoom(doc: Y.Doc) {
  const runs = runsOf(doc)
  let kept = 0
  let length = 0
  for (const entry of runs.toArray().toReversed()) {
    length += outputLength(entry)
    if (kept > 0 && (kept >= runLimits.keptRuns || length > runLimits.keptOutputBytes)) break
    kept++
  }
  if (kept < runs.length) runs.delete(0, runs.length - kept)
}

function outputLength(entry: unknown): number {
  const output: unknown = entry instanceof Y.Map ? entry.get('output') : undefined
  if (!(output instanceof Y.Array)) return 0
  let length = 0
  for (const piece of output as Y.Array<unknown>) {
    const parsed = outputSchema.safeParse(piece)
    if (parsed.success) length += parsed.data.text.length
  }
  return length
}
