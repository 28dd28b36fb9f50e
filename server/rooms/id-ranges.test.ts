import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IdRanges } from './id-ranges.ts'

const range = fc.record({
  client: fc.constantFrom(1, 2),
  clock: fc.integer({ min: 0, max: 40 }),
  length: fc.integer({ min: 1, max: 12 }),
})

test('ranges hold exactly the ids that were added, and name exactly those that are missing', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 30 }), range, (added, asked) => {
      const ranges = new IdRanges()
      const ids = new Set<string>()
      for (const one of added) {
        ranges.add(one)
        for (let n = 0; n < one.length; n++) ids.add(`${one.client} ${one.clock + n}`)
      }
      const missing = ranges
        .missing(asked)
        .flatMap(({ client, clock, length }) =>
          Array.from({ length }, (_, n) => `${client} ${clock + n}`),
        )
      const expected = Array.from(
        { length: asked.length },
        (_, n) => `${asked.client} ${asked.clock + n}`,
      )
      expect(missing).toEqual(expected.filter((id) => !ids.has(id)))
    }),
    { numRuns: 2000 },
  )
})

test('a deletion that goes on where the last one ended makes no new range', () => {
  const ranges = new IdRanges()
  for (let clock = 100; clock > 0; clock--) ranges.add({ client: 1, clock, length: 1 })
  expect(ranges.missing({ client: 1, clock: 0, length: 200 })).toEqual([
    { client: 1, clock: 0, length: 1 },
    { client: 1, clock: 101, length: 99 },
  ])
})
