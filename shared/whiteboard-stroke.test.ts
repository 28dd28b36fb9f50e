import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeStroke, encodeStroke, strokeProblem } from './whiteboard-stroke.ts'

const coordinate = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 100)
const pressure = fc.integer({ min: 0, max: 100 }).map((n) => n / 100)
const segments = (z: fc.Arbitrary<number | undefined>) =>
  fc.array(
    fc.record({
      type: fc.constantFrom('free' as const, 'straight' as const),
      points: fc.array(
        fc
          .tuple(coordinate, coordinate, z)
          .map(([x, y, z]) => (z === undefined ? { x, y } : { x, y, z })),
        { minLength: 1, maxLength: 30 },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  )
const mouse = segments(fc.oneof(fc.constant(0.5), fc.constant(undefined), pressure))
const pen = segments(pressure)

describe('a stroke as tokens', () => {
  it('is the same stroke to 1/100 px when read back, drawn by a mouse or by a pen', () => {
    fc.assert(
      fc.property(mouse, (stroke) => {
        expect(decodeStroke(encodeStroke(stroke, false))).toEqual(stroke)
      }),
    )
    fc.assert(
      fc.property(pen, (stroke) => {
        expect(decodeStroke(encodeStroke(stroke, true))).toEqual(stroke)
      }),
    )
  })

  it('grows only at its end while points are added', () => {
    fc.assert(
      fc.property(mouse, fc.boolean(), (stroke, isPen) => {
        const last = stroke.at(-1)!
        const before = [
          ...stroke.slice(0, -1),
          { ...last, points: last.points.slice(0, Math.ceil(last.points.length / 2)) },
        ]
        const tokens = encodeStroke(before, isPen)
        expect(encodeStroke(stroke, isPen).slice(0, tokens.length)).toEqual(tokens)
      }),
    )
  })

  it('is refused, not guessed, when it is none', () => {
    expect(strokeProblem(encodeStroke([{ type: 'free', points: [{ x: 1, y: 2 }] }], false))).toBe(
      undefined,
    )
    for (const tokens of [
      [],
      ['f'],
      [1, 2],
      ['f', 1],
      ['f', 1.5, 2],
      ['f', 1, 2, 's'],
      ['f', Number.NaN, 0],
      ['f', 1e300, 0],
      ['f', 1e9, 0, 1e9, 0],
      ['f', '1', '2'],
      ['f', 'z123456', 1, 2],
      ['F', 1, 2],
      ['F', 'z50', 1, 2, 50],
      ['f', null, 2],
    ]) {
      expect(strokeProblem(tokens), JSON.stringify(tokens)).toBeTypeOf('string')
    }
  })
})
