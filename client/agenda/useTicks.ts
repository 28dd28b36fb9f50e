import { useEffect, useReducer } from 'react'

interface Beat {
  /** The clock to read: a session or a shared document knows the server's. */
  readonly clock: { nowMs(): number }
  readonly everyMs: number
  /** Beats fall on whole multiples of `everyMs` after this moment, so that a stopwatch changes on its own second. */
  readonly sinceMs?: number | undefined
  readonly enabled?: boolean
}

/** The time now; renders again at each beat. */
export function useTicks({ clock, everyMs, sinceMs = 0, enabled = true }: Beat): number {
  // The clock is read at each render rather than kept from the last beat: a stage just entered has not begun in the
  // past.
  'use no memo'
  const [, beat] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    if (!enabled) return undefined
    let timer: ReturnType<typeof setTimeout>
    const wait = () => {
      const since = (((clock.nowMs() - sinceMs) % everyMs) + everyMs) % everyMs
      timer = setTimeout(() => {
        beat()
        wait()
      }, everyMs - since)
    }
    wait()
    return () => clearTimeout(timer)
  }, [clock, everyMs, sinceMs, enabled])
  return clock.nowMs()
}
