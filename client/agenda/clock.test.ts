import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatClock, formatMoment, roughlyLeft } from './clock.ts'

const minute = 60_000

describe('the stopwatch', () => {
  test.each([
    [0, '0:00'],
    [999, '0:00'],
    [59_999, '0:59'],
    [252_000, '4:12'],
    [15 * minute, '15:00'],
    [59 * minute + 59_999, '59:59'],
    [60 * minute, '1:00:00'],
    [62 * minute + 5_000, '1:02:05'],
    [-5_000, '0:00'],
  ])('writes %i ms as %s', (ms, text) => {
    expect(formatClock(ms)).toBe(text)
  })
  test('never runs backwards', () => {
    const width = (text: string) => text.padStart(12, '0')
    fc.assert(
      fc.property(fc.nat(36_000_000), fc.nat(600_000), (ms, more) => {
        expect(width(formatClock(ms + more)) >= width(formatClock(ms))).toBe(true)
      }),
    )
  })
  test('writes moments of the interview with two digits for the minutes', () => {
    expect(formatMoment(1_252_000, 1_000_000)).toBe('04:12')
    expect(formatMoment(4_725_000, 1_000_000)).toBe('1:02:05')
  })
})

describe('what the candidate is told', () => {
  test.each([
    [40 * minute, { kind: 'minutes', minutes: 40 }],
    [38 * minute, { kind: 'minutes', minutes: 40 }],
    [12 * minute, { kind: 'minutes', minutes: 10 }],
    [9.4 * minute, { kind: 'minutes', minutes: 10 }],
    [8.2 * minute, { kind: 'minutes', minutes: 9 }],
    [61_000, { kind: 'minutes', minutes: 2 }],
    [minute, { kind: 'last-minute' }],
    [1, { kind: 'last-minute' }],
    [0, { kind: 'over' }],
    [-minute, { kind: 'over' }],
  ])('with %i ms left', (leftMs, told) => {
    expect(roughlyLeft(leftMs)).toEqual(told)
  })
  test('never goes up while the time goes down', () => {
    const minutesOf = (leftMs: number) => {
      const told = roughlyLeft(leftMs)
      return told.kind === 'minutes' ? told.minutes : told.kind === 'last-minute' ? 1 : 0
    }
    fc.assert(
      fc.property(fc.nat(240 * minute), fc.nat(60 * minute), (leftMs, passed) => {
        expect(minutesOf(leftMs - passed)).toBeLessThanOrEqual(minutesOf(leftMs))
      }),
    )
  })
})
