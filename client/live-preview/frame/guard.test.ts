import { expect, test } from 'vitest'
import type { Place } from '../app.ts'
import { Endless, openGuard } from './guard.ts'

function openTestGuard() {
  const clock = { atMs: 0 }
  const ends: Place[] = []
  let pause = () => {}
  const guard = openGuard({
    now: () => clock.atMs,
    afterwards: (callback) => {
      pause = callback
    },
    onEndless: (place) => void ends.push(place),
  })
  return { clock, ends, guard, pause: () => pause() }
}

test('what runs for too long ends with its place, is told of once, and cannot swallow the end', () => {
  const { clock, ends, guard } = openTestGuard()
  let rounds = 0
  const run = () => {
    for (;;) {
      guard('main.tsx', 3, 1)
      rounds++
      clock.atMs += 10
      try {
        for (;;) {
          guard('main.tsx', 5, 3)
          clock.atMs += 10
        }
      } catch {
        // As a program might.
      }
    }
  }
  expect(run).toThrow(Endless)
  expect(rounds).toBe(1)
  expect(ends).toEqual([{ file: 'main.tsx', line: 5, column: 3 }])
})

test('what pauses in between runs for as long as it likes', () => {
  const { clock, ends, guard, pause } = openTestGuard()
  for (let round = 0; round < 10_000; round++) {
    guard('main.tsx', 1, 1)
    clock.atMs += 10
    if (round % 100 === 99) pause()
  }
  expect(ends).toEqual([])
})
