import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runLimits } from '#shared/run-limits.ts'
import { execute } from './execute.ts'
import { openScriptedSandbox } from './testing/scripted-sandbox.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const started = { kind: 'started' } as const
const asks = { kind: 'asks' } as const

function start(alone = false) {
  const sandbox = openScriptedSandbox()
  /** True and false for waiting, text for what was typed. */
  const seen: (boolean | string)[] = []
  const person = {
    onWaiting: (waits: boolean) => void seen.push(waits),
    onTyped: (text: string) => void seen.push(text),
  }
  const execution = execute({
    sandbox,
    runtime: 'python',
    program: { entry: 'a.py', files: [], input: '' },
    wallMs: 10_000,
    onEvent() {},
    ...(!alone && { person }),
  })
  const run = sandbox.runs[0]!
  run.tell(started)
  return { execution, run, seen }
}
/** The next question may not come at once. */
const pause = () => vi.advanceTimersByTime(runLimits.questionEveryMs)

describe('a program that asks', () => {
  test('is given the line that is typed', () => {
    const { execution, run, seen } = start()
    run.tell(asks)
    expect(seen).toEqual([true])
    execution.answer('Ann')
    expect(seen).toEqual([true, false, 'Ann\n'])
    expect(run.answers).toEqual(['Ann'])
  })

  test('does not spend its time while it waits', async () => {
    const { execution, run } = start()
    await vi.advanceTimersByTimeAsync(4_000)
    run.tell(asks)
    await vi.advanceTimersByTimeAsync(300_000)
    expect(run.killed).toBe(false)
    execution.answer('Ann')
    await vi.advanceTimersByTimeAsync(5_999)
    expect(run.killed).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await execution.ended).toEqual({ state: 'timed-out', ms: 10_000 })
  })

  test('is stopped at once', async () => {
    const { execution, run, seen } = start()
    await vi.advanceTimersByTimeAsync(1_000)
    run.tell(asks)
    await vi.advanceTimersByTimeAsync(20_000)
    execution.stop()
    expect(run.killed).toBe(true)
    expect(await execution.ended).toEqual({ state: 'stopped', ms: 1_000 })
    execution.answer('too late')
    await vi.advanceTimersByTimeAsync(runLimits.waitingMs)
    expect(run.answers).toEqual([])
    expect(seen).toEqual([true])
  })

  test('reads the end of input once somebody has said so, and is told once', () => {
    const { execution, run, seen } = start()
    run.tell(asks)
    execution.endInput()
    expect(run.answers).toEqual([undefined])
    expect(seen).toEqual([true, false])
    pause()
    run.tell(asks, asks)
    pause()
    expect(run.answers).toEqual([undefined])
  })

  test('reads a last line and then the end', () => {
    const { execution, run } = start()
    run.tell(asks)
    execution.answer('last')
    execution.endInput()
    run.tell(asks)
    expect(run.answers).toEqual(['last', undefined])
  })

  test('waits no longer than a person may take in all', async () => {
    const { execution, run } = start()
    run.tell(asks)
    await vi.advanceTimersByTimeAsync(runLimits.waitingMs - 1_000)
    execution.answer('Ann')
    run.tell(asks)
    await vi.advanceTimersByTimeAsync(999)
    expect(run.answers).toEqual(['Ann'])
    await vi.advanceTimersByTimeAsync(1)
    expect(run.answers).toEqual(['Ann', undefined])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await execution.ended).toMatchObject({ state: 'timed-out' })
  })
})

describe('a program that asks for no good', () => {
  test('is heard once while it waits, and not again at once', () => {
    const { execution, run, seen } = start()
    run.tell(asks, asks, asks)
    expect(seen).toEqual([true])
    execution.answer('a')
    run.tell(asks)
    vi.advanceTimersByTime(runLimits.questionEveryMs - 1)
    expect(seen).toEqual([true, false, 'a\n'])
    vi.advanceTimersByTime(1)
    expect(seen).toEqual([true, false, 'a\n', true])
  })

  test('has its questions counted', () => {
    const { execution, run } = start()
    for (let index = 0; index <= runLimits.questions; index++) {
      run.tell(asks)
      pause()
      execution.answer('x')
    }
    expect(run.answers).toHaveLength(runLimits.questions + 1)
    expect(run.answers.at(-1)).toBeUndefined()
  })

  test('gets no line that is longer than one may be', () => {
    const { execution, run } = start()
    run.tell(asks)
    execution.answer('x'.repeat(runLimits.lineLength + 1))
    expect(run.answers[0]).toHaveLength(runLimits.lineLength)
  })

  test('is not heard where nobody can be asked: its time goes on', async () => {
    const { execution, run } = start(true)
    run.tell(asks)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(run.answers).toEqual([])
    expect(await execution.ended).toMatchObject({ state: 'timed-out' })
  })

  test('is not given what nobody asked for', () => {
    const { execution, run, seen } = start()
    execution.answer('Ann')
    expect(run.answers).toEqual([])
    expect(seen).toEqual([])
  })
})
