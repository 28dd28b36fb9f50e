import { expect, test } from 'vitest'
import { closeCode } from '#shared/protocol.ts'
import { isFinal, retryDelayMs } from './retry.ts'

test('waits at least half a second, at most a bound that doubles up to half a minute', () => {
  const bounds = [1, 2, 3, 4, 5, 6, 7, 100].map((failures) => retryDelayMs(failures, 1))
  expect(bounds).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
  expect(retryDelayMs(1, 0)).toBe(500)
  expect(retryDelayMs(100, 0)).toBe(500)
})

test('codes from 4400 to 4499 are final, but for a client id that is taken', () => {
  const { clientIdTaken, rightChanged, restarting, tryLater, ...final } = closeCode
  for (const code of Object.values(final)) expect(isFinal(code)).toBe(true)
  for (const code of [clientIdTaken, rightChanged, restarting, tryLater, 1006, 1001]) {
    expect(isFinal(code)).toBe(false)
  }
})
