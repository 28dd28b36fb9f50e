import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RunOutput } from '#shared/runs.ts'
import { runLimits } from '#shared/run-limits.ts'
import { openOutputPublisher } from './publish-output.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

function start() {
  const batches: (readonly RunOutput[])[] = []
  const publisher = openOutputPublisher({ write: (output) => batches.push(output) })
  const length = () => batches.flat().reduce((sum, { text }) => sum + text.length, 0)
  return { publisher, batches, length }
}
const out = (text: string): RunOutput => ({ stream: 'out', text })

test('the first words go at once, the next ones together', () => {
  const { publisher, batches } = start()
  publisher.push(out('a'))
  expect(batches).toEqual([[out('a')]])
  publisher.push(out('b'))
  publisher.push({ stream: 'err', text: 'c' })
  publisher.push({ stream: 'err', text: 'd' })
  expect(batches).toHaveLength(1)
  vi.advanceTimersByTime(100)
  expect(batches[1]).toEqual([out('b'), { stream: 'err', text: 'cd' }])
})

test('a flood is slowed down to what the room can bear, and none of it is lost', () => {
  const { publisher, batches, length } = start()
  publisher.push(out('x'.repeat(512 * 1024)))
  expect(length()).toBe(runLimits.outputBurstBytes)
  vi.advanceTimersByTime(1_000)
  expect(length()).toBeLessThanOrEqual(
    runLimits.outputBurstBytes + runLimits.outputBytesPerSecond + 1,
  )
  expect(batches.length).toBeLessThanOrEqual(11)
  publisher.finish()
  vi.advanceTimersByTime(10_000)
  expect(length()).toBe(512 * 1024)
})

test('what was typed stands where it was typed', () => {
  const { publisher, batches } = start()
  publisher.push(out('name? '))
  publisher.push({ stream: 'in', text: 'Ann\n' })
  publisher.push(out('hello Ann\n'))
  publisher.finish()
  expect(batches.flat()).toEqual([
    out('name? '),
    { stream: 'in', text: 'Ann\n' },
    out('hello Ann\n'),
  ])
})

test('what is dropped is not sent', () => {
  const { publisher, length } = start()
  publisher.push(out('x'.repeat(512 * 1024)))
  publisher.drop()
  vi.advanceTimersByTime(10_000)
  expect(length()).toBe(runLimits.outputBurstBytes)
})
