import { describe, expect, test } from 'vitest'
import { openAddressBuckets, openTokenBucket } from './token-bucket.ts'

describe('a token bucket', () => {
  test('lets the burst through, then the rate', () => {
    let now = 0
    const bucket = openTokenBucket({ burst: 3, perSecond: 2 }, () => now)
    expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false])
    now += 500
    expect(bucket.take()).toBe(true)
    expect(bucket.take()).toBe(false)
    now += 60_000
    expect(bucket.take(3)).toBe(true)
    expect(bucket.take()).toBe(false)
  })

  test('outlives a clock that is set back', () => {
    let now = 1_000_000
    const bucket = openTokenBucket({ burst: 1, perSecond: 1 }, () => now)
    expect(bucket.take()).toBe(true)
    now = 0
    expect(bucket.take()).toBe(false)
    now = 1_000
    expect(bucket.take()).toBe(true)
  })

  test('one address does not use up what another has', () => {
    const buckets = openAddressBuckets({ burst: 1, perSecond: 1 }, () => 0)
    expect(buckets.of('a').take()).toBe(true)
    expect(buckets.of('a').take()).toBe(false)
    expect(buckets.of('b').take()).toBe(true)
  })
})
