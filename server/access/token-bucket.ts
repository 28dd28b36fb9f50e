export interface BucketRates {
  /** How much may come at once. */
  readonly burst: number
  readonly perSecond: number
}

/** Lets `burst` through at once and `perSecond` ever after. */
export function openTokenBucket({ burst, perSecond }: BucketRates, nowMs: () => number) {
  let tokens = burst
  let filledAtMs = nowMs()
  const fill = () => {
    const now = nowMs()
    // A clock set back must neither drain the bucket nor stop it for hours.
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledAtMs) / 1000) * perSecond)
    filledAtMs = now
  }
  return {
    /** Takes `amount` when it is there. */
    take(amount = 1): boolean {
      fill()
      if (tokens < amount) return false
      tokens -= amount
      return true
    },
    /** Whether one more would pass, without taking it. */
    hasAny(): boolean {
      fill()
      return tokens >= 1
    },
    isFull(): boolean {
      fill()
      return tokens >= burst
    },
  }
}

export type TokenBucket = ReturnType<typeof openTokenBucket>

/** A bucket for each address; full ones are forgotten, so that passers-by cost no memory. */
export function openAddressBuckets(rates: BucketRates, nowMs: () => number) {
  const buckets = new Map<string, TokenBucket>()
  const sweepAbove = 1_000
  return {
    of(address: string): TokenBucket {
      const known = buckets.get(address)
      if (known) return known
      if (buckets.size >= sweepAbove) {
        for (const [key, bucket] of buckets) if (bucket.isFull()) buckets.delete(key)
      }
      const fresh = openTokenBucket(rates, nowMs)
      buckets.set(address, fresh)
      return fresh
    },
  }
}

export type AddressBuckets = ReturnType<typeof openAddressBuckets>
