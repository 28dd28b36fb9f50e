import { expect, test } from 'vitest'
import { openServerClock } from './server-clock.ts'

test('until the server has spoken the machine’s own time is taken', () => {
  expect(
    openServerClock(
      () => 5,
      () => 77,
    ).nowMs(),
  ).toBe(77)
})

test('of the last messages the quickest one is believed', () => {
  let local = 0
  const clock = openServerClock(() => local)
  clock.heard(1_000, true)
  local = 100
  // 80 ms on the way.
  clock.heard(1_020, false)
  expect(clock.nowMs()).toBe(1_100)
  local = 200
  clock.heard(1_250, false)
  expect(clock.nowMs()).toBe(1_250)
})

test('a new connection forgets what an earlier one said', () => {
  const clock = openServerClock(() => 0)
  clock.heard(9_000, true)
  clock.heard(1_000, true)
  expect(clock.nowMs()).toBe(1_000)
})
