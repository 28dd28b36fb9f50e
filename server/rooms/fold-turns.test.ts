import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { turnToFold } from './fold-turns.ts'

test('of many that fold at once each has a turn of the event loop of its own', async () => {
  let turn = 0
  let folding = true
  const count = async () => {
    while (folding) {
      await setImmediate()
      turn++
    }
  }
  const counting = count()
  const turns: number[] = []
  const room = async () => {
    for (let step = 0; step < 5; step++) {
      await turnToFold()
      turns.push(turn)
    }
  }
  await Promise.all(Array.from({ length: 20 }, room))
  folding = false
  await counting
  expect(turns).toHaveLength(100)
  expect(new Set(turns).size).toBe(turns.length)
})
