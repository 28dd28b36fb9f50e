import { expect, test } from 'vitest'
import { keyMeaning } from './score-keys.ts'

const meaning = (key: string, at = 0) => keyMeaning(key, at, 5)

test('digits choose their level, 0 is not observed', () => {
  expect(meaning('3')).toEqual({ kind: 'choose', index: 2 })
  expect(meaning('0')).toEqual({ kind: 'choose', index: 4 })
  expect(meaning('5')).toBeUndefined()
})

test('arrows look at the neighbour and go round', () => {
  expect(meaning('ArrowRight', 4)).toEqual({ kind: 'look', index: 0 })
  expect(meaning('ArrowLeft', 0)).toEqual({ kind: 'look', index: 4 })
  expect(meaning('Home', 3)).toEqual({ kind: 'look', index: 0 })
  expect(meaning('End', 0)).toEqual({ kind: 'look', index: 4 })
})

test('Space and Enter choose where one stands, Delete takes the score back, Tab stays what it is', () => {
  for (const key of [' ', 'Enter']) expect(meaning(key, 2)).toEqual({ kind: 'choose', index: 2 })
  expect(meaning('Delete')).toEqual({ kind: 'clear' })
  expect(meaning('Tab')).toBeUndefined()
})
