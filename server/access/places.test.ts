import { expect, test } from 'vitest'
import { openPlaces } from './places.ts'

test('each key has so many places, and a place that is given back once is free once', () => {
  const places = openPlaces(2)
  const first = places.take('a')
  expect(first).toBeDefined()
  expect(places.take('a')).toBeDefined()
  expect(places.take('a')).toBeUndefined()
  expect(places.take('b')).toBeDefined()
  first?.()
  first?.()
  expect(places.take('a')).toBeDefined()
  expect(places.take('a')).toBeUndefined()
})
