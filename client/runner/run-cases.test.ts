import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { taskTestsSchema } from '#shared/exercise.ts'
import type { TaskTests } from '#shared/exercise.ts'
import { runLimits } from '#shared/run-limits.ts'
import type { CaseResult } from '#shared/runs.ts'
import { execute } from './execute.ts'
import { canTest, runCases } from './run-cases.ts'
import { openScriptedSandbox } from './testing/scripted-sandbox.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const tests: TaskTests = taskTestsSchema.parse({
  entry: 'roundUp',
  timeoutMs: 1_000,
  cases: [10, 20, 30].map((value) => ({
    id: `case-${value}`,
    title: { fr: 'x', en: 'x' },
    arguments: [{ repeat: 'x', times: 3 }, value],
    expect: { value },
  })),
})
const program = { entry: 'a.py', files: [], input: '' }

function start(some = tests) {
  const sandbox = openScriptedSandbox()
  const results: CaseResult[] = []
  const run = runCases({
    tests: some,
    language: 'python',
    begin: (request, onEvent) =>
      execute({ sandbox, runtime: 'python', program, request, wallMs: runLimits.testsMs, onEvent }),
    onResult: (result) => results.push(result),
  })
  return { runs: sandbox.runs, results, run }
}
const begun = (index: number) => ({ kind: 'case-started', index }) as const
const gave = (index: number, value: string, ms = 1) =>
  ({ kind: 'case-ended', index, outcome: { value }, ms }) as const
const started = { kind: 'started' } as const
const finished = { kind: 'ended', ending: 'finished', ms: 5 } as const
const verdicts = (results: CaseResult[]) => results.map(({ verdict }) => verdict)

describe('cases', () => {
  test('are compared out here; the sandbox is told the arguments and nothing of what is expected', async () => {
    const { runs, results, run } = start()
    const { request, tell } = runs[0]!
    expect(request).toEqual({
      function: 'round_up',
      adapter: undefined,
      nonce: expect.stringMatching(/^[0-9a-f]{32}$/),
      cases: [10, 20, 30].map((value, index) => ({ index, arguments: `["xxx",${value}]` })),
    })
    tell(
      started,
      begun(0),
      gave(0, '10'),
      begun(1),
      gave(1, '21'),
      begun(2),
      gave(2, '30'),
      finished,
    )
    expect(await run.ended).toMatchObject({ state: 'finished', ms: 5 })
    expect(verdicts(results)).toEqual(['passed', 'failed', 'passed'])
  })

  test('one that takes too long is lost alone', async () => {
    const { runs, results, run } = start()
    runs[0]!.tell(started, begun(0), gave(0, '10'), begun(1))
    await vi.advanceTimersByTimeAsync(5_300)
    expect(runs[0]!.killed).toBe(true)
    expect(runs[1]!.request?.cases.map(({ index }) => index)).toEqual([2])
    runs[1]!.tell(started, begun(2), gave(2, '30'), finished)
    expect(await run.ended).toMatchObject({ state: 'finished' })
    expect(verdicts(results)).toEqual(['passed', 'timed-out', 'passed'])
  })

  test('one that ends too late has not passed, even with the right answer', async () => {
    const { runs, results } = start()
    runs[0]!.tell(started, begun(0), gave(0, '10', 5_001))
    expect(verdicts(results)).toEqual(['timed-out'])
  })

  test('one that crashes the worker is lost alone; one that crashes the sandbox ends it', async () => {
    const { runs, results, run } = start()
    runs[0]!.tell(started, begun(0), { kind: 'broken', reason: 'trap' })
    await vi.advanceTimersByTimeAsync(0)
    runs[1]!.tell(started, begun(1), { kind: 'dead' })
    expect(await run.ended).toMatchObject({ state: 'crashed' })
    expect(verdicts(results)).toEqual(['crashed', 'crashed'])
    expect(runs).toHaveLength(2)
  })

  test('results out of turn are not believed', () => {
    const { runs, results } = start()
    runs[0]!.tell(started, gave(0, '10'), begun(2), gave(2, '30'), begun(0), gave(1, '20'))
    expect(results).toEqual([])
  })

  test('a program that fails before any case fails them all at once', async () => {
    const { runs, results, run } = start()
    runs[0]!.tell(started, { kind: 'ended', ending: 'error', ms: 1 })
    expect(await run.ended).toMatchObject({ state: 'error' })
    expect(results).toEqual([])
    expect(runs).toHaveLength(1)
  })

  test('stopping stops them all', async () => {
    const { runs, run } = start()
    runs[0]!.tell(started, begun(0))
    run.stop()
    expect(await run.ended).toMatchObject({ state: 'stopped' })
    expect(runs).toHaveLength(1)
    expect(runs[0]!.killed).toBe(true)
  })
})

describe('a run', () => {
  test('ends after ten seconds, counted from its first line', async () => {
    const sandbox = openScriptedSandbox()
    const { ended } = execute({ sandbox, runtime: 'x', program, wallMs: 10_000, onEvent() {} })
    await vi.advanceTimersByTimeAsync(15_000)
    sandbox.runs[0]!.tell(started)
    await vi.advanceTimersByTimeAsync(9_999)
    expect(sandbox.runs[0]!.killed).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await ended).toMatchObject({ state: 'timed-out' })
    expect(sandbox.runs[0]!.killed).toBe(true)
  })

  test.each([
    [{ kind: 'overflow' }, { state: 'too-much-output' }],
    [
      { kind: 'broken', reason: 'why' },
      { state: 'crashed', reason: 'why' },
    ],
    [{ kind: 'dead' }, { state: 'crashed' }],
    [
      { kind: 'ended', ending: 'error', ms: 3 },
      { state: 'error', ms: 3 },
    ],
  ] as const)('%j becomes %j', async (event, end) => {
    const sandbox = openScriptedSandbox()
    const { ended } = execute({ sandbox, runtime: 'x', program, wallMs: 10_000, onEvent() {} })
    sandbox.runs[0]!.tell(started, event)
    expect(await ended).toMatchObject(end)
  })
})

test('a language without an adapter cannot be tested where others have one', () => {
  const adapters = { ruby: { name: 'run_case.rb', text: 'x' } }
  expect(canTest(tests, 'python')).toBe(true)
  expect(canTest({ ...tests, adapters }, 'python')).toBe(false)
  expect(canTest({ ...tests, adapters }, 'ruby')).toBe(true)
  expect(canTest({ ...tests, cases: [] }, 'python')).toBe(false)
})
