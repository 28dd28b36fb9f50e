/** The cases of a coding task, one after the other: one that hangs or crashes is lost alone, the others go on. */
import { entryNameIn, expandRepeats, timeLimitMs } from '#shared/exercise.ts'
import type { ProgrammingLanguage, TaskTests } from '#shared/exercise.ts'
import type { CaseResult } from '#shared/runs.ts'
import { isSayableInC } from './drivers/clang/c-harness.ts'
import type { TestRequest } from './drivers/driver.ts'
import { judge } from './judge.ts'
import type { Ended, Execution } from './execute.ts'
import type { SandboxRunEvent } from './sandbox/open-sandbox.ts'

export interface CasesParts {
  readonly tests: TaskTests
  readonly language: ProgrammingLanguage
  /** Begins a run of the program with these cases. */
  readonly begin: (request: TestRequest, onEvent: (event: SandboxRunEvent) => void) => Execution
  readonly onResult: (result: CaseResult) => void
}

export interface CasesRun {
  readonly stop: () => void
  readonly ended: Promise<Ended>
}

/** A case's own limit is in the program's time; this much more passes between two threads before we hear of it. */
const graceMs = 250

export function runCases(parts: CasesParts): CasesRun {
  let current: Execution | undefined
  const ended = goThrough(parts, (execution) => {
    current = execution
  })
  return { stop: () => current?.stop(), ended }
}

async function goThrough(
  { tests, language, begin, onResult }: CasesParts,
  onBegun: (execution: Execution) => void,
): Promise<Ended> {
  const { cases } = tests
  const limitMs = timeLimitMs(language, tests.timeoutMs) + graceMs
  const request = requestFor(tests, language)
  let next = 0
  let totalMs = 0
  for (;;) {
    let open = false
    let dead = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const rest = { ...request, cases: request.cases.slice(next) }
    const execution = begin(rest, (event) => {
      if (event.kind === 'case-started' && event.index === next) {
        open = true
        timer = setTimeout(() => execution.stop('timed-out'), limitMs)
      } else if (event.kind === 'case-ended' && event.index === next && open) {
        const testCase = cases[next++]
        open = false
        clearTimeout(timer)
        if (testCase) onResult(judgeInTime(testCase, event, language, limitMs - graceMs))
      } else if (event.kind === 'dead') {
        dead = true
      }
    })
    onBegun(execution)
    const ended = await execution.ended
    clearTimeout(timer)
    totalMs += ended.ms ?? 0
    const lost = open ? cases[next] : undefined
    // Stopped by a person, or it failed outside any case: the others would fare the same.
    if (ended.state === 'stopped' || ended.state === 'too-much-output' || !lost) {
      return { ...ended, ms: totalMs }
    }
    onResult({
      case: lost.id,
      verdict: ended.state === 'timed-out' ? 'timed-out' : 'crashed',
    })
    next++
    // What killed the whole sandbox is not tried again.
    if (dead) return { ...ended, ms: totalMs }
    if (next >= cases.length) return { state: 'finished', ms: totalMs }
  }
}

function judgeInTime(
  testCase: TaskTests['cases'][number],
  { outcome, ms }: SandboxRunEvent & { kind: 'case-ended' },
  language: ProgrammingLanguage,
  limitMs: number,
): CaseResult {
  if (ms > limitMs) return { case: testCase.id, verdict: 'timed-out', ms }
  return judge(testCase, 'error' in outcome ? outcome : { value: outcome.value }, ms, language)
}

function requestFor(tests: TaskTests, language: ProgrammingLanguage): TestRequest {
  const adapter = tests.adapters?.[language]?.text
  return {
    function: entryNameIn(language, adapter === undefined ? tests.entry : 'runCase'),
    adapter,
    ...(tests.parameters && { parameters: tests.parameters }),
    ...(tests.returns !== undefined && { returns: tests.returns }),
    cases: tests.cases.map((testCase, index) => ({
      index,
      arguments: JSON.stringify(expandRepeats(testCase.arguments)),
    })),
    nonce: crypto.randomUUID().replaceAll('-', ''),
  }
}

/** Must be told a case's types before they run. */
const typed: readonly ProgrammingLanguage[] = ['c', 'cpp', 'go']

/** Whether this language can run these cases: where others need an adapter, it needs one too. */
export function canTest(tests: TaskTests, language: ProgrammingLanguage): boolean {
  const { parameters, returns } = tests
  if (typed.includes(language) && !(parameters && returns !== undefined)) return false
  if (language === 'c' && !isSayableInC(parameters ?? [], returns ?? '')) return false
  const adapted = Object.keys(tests.adapters ?? {}).length > 0
  return tests.cases.length > 0 && (!adapted || tests.adapters?.[language] !== undefined)
}
