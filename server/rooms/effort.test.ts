import { expect, test } from 'vitest'
import { Effort } from './effort.ts'
import { people } from './testing/rooms.ts'

const { participant } = people.candidate

test('ordinary writing is free, for ever', () => {
  const effort = new Effort(() => 0)
  for (let n = 0; n < 100_000; n++) effort.spend(participant, 0.5, 1)
  expect(effort.exhausted(participant)).toBe(false)
})

test('updates that cost much more than they hold use up what their sender has, and nobody else’s', () => {
  let now = 0
  const effort = new Effort(() => now)
  let accepted = 0
  while (!effort.exhausted(participant)) {
    effort.spend(participant, 400, 32)
    accepted++
  }
  expect(accepted).toBeLessThan(30)
  expect(effort.exhausted(people.examiner.participant)).toBe(false)
  now += 60_000
  expect(effort.exhausted(participant)).toBe(false)
  for (let n = 0; n < 2; n++) effort.spend(participant, 400, 32)
  expect(effort.exhausted(participant)).toBe(true)
})
