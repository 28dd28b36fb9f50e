import { expect, test } from 'vitest'
import { turnToFold } from './fold-turns.ts'

test('of many that fold at once each has a turn of the event loop of its own', async () => {
  let turn = 0
  let next: NodeJS.Immediate
  const count = () => {
    turn++
    next = setImmediate(count)
  }
  count()
  const turns: number[] = []
  const room = async () => {
    for (let step = 0; step < 5; step++) {
      await turnToFold()
      turns.push(turn)
    }
  }
  await Promise.all(Array.from({ length: 20 }, room))
  clearImmediate(next!)
  expect(turns).toHaveLength(100)
  expect(new Set(turns).size).toBe(turns.length)
})
