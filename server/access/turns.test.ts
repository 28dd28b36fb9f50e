import { expect, test } from 'vitest'
import { openTurns } from './turns.ts'

test('tasks of one key wait for each other, even for one that fails; those of another do not', async () => {
  const inTurn = openTurns()
  const order: string[] = []
  const slow = Promise.withResolvers<void>()
  const first = inTurn('a', async () => {
    await slow.promise
    order.push('first')
    throw new Error('failed')
  })
  const second = inTurn('a', async () => order.push('second'))
  await inTurn('b', async () => order.push('other'))
  slow.resolve()
  await expect(first).rejects.toThrow('failed')
  await second
  expect(order).toEqual(['other', 'first', 'second'])
})
