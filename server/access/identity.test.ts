import { expect, test } from 'vitest'
import { leastUsedColour } from './identity.ts'

test('eight people have eight colours, and the ninth shares one', () => {
  const people: { colour: number }[] = []
  for (let n = 0; n < 9; n++) people.push({ colour: leastUsedColour(people) })
  expect(people.map(({ colour }) => colour)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 1])
})
