import { expect, test } from 'vitest'
import { addToLane, emptyLane } from './lane.ts'

test('neighbours of the same stream become one piece', () => {
  const lane = [
    { stream: 'out', text: 'a' },
    { stream: 'out', text: 'b' },
    { stream: 'err', text: 'c' },
  ] as const
  expect(lane.reduce(addToLane, emptyLane)).toEqual({
    pieces: [
      { stream: 'out', text: 'ab' },
      { stream: 'err', text: 'c' },
    ],
    cut: false,
  })
})

test('the beginning is kept, and the rest is said to be left out', () => {
  const full = addToLane(emptyLane, { stream: 'out', text: 'x'.repeat(60_000) })
  expect(full.pieces[0]?.text).toHaveLength(50_000)
  expect(full.cut).toBe(true)
  expect(addToLane(full, { stream: 'err', text: 'late' })).toEqual(full)
})
