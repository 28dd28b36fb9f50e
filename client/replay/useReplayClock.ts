import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { advance, speeds } from '#shared/replay-clock.ts'
import type { Speed } from '#shared/replay-clock.ts'
import { useKept } from '../ui/useKept.ts'

export interface ReplayClock {
  readonly atMs: number
  readonly playing: boolean
  readonly speed: Speed
  readonly skipsIdle: boolean
  readonly setPlaying: (playing: boolean) => void
  readonly goTo: (atMs: number) => void
  readonly setSpeed: (speed: Speed) => void
  readonly setSkipsIdle: (skips: boolean) => void
}

interface Options {
  readonly startMs: number
  readonly endMs: number
  readonly firstMs: number
  /** Everything worth standing still for, in its order. */
  readonly moments: readonly { readonly atMs: number }[]
}

/** As often as the eye follows; each step also moves the documents. */
const stepMs = 50
const speedSchema = z.literal(speeds)

/** The time of the interview that is shown, which goes on by itself while it plays. */
export function useReplayClock({ startMs, endMs, firstMs, moments }: Options): ReplayClock {
  const within = useCallback(
    (atMs: number) => Math.min(endMs, Math.max(startMs, atMs)),
    [startMs, endMs],
  )
  const [atMs, setAtMs] = useState(() => within(firstMs))
  const [playing, setPlaying] = useState(false)
  const [speed, setSpeed] = useKept<Speed>('pairboard.replay-speed', speedSchema, 4)
  const [skipsIdle, setSkipsIdle] = useKept('pairboard.replay-skips', z.boolean(), true)
  const runs = playing && atMs < endMs

  const latest = useRef({ speed, skipsIdle, moments })
  useEffect(() => {
    latest.current = { speed, skipsIdle, moments }
  })
  useEffect(() => {
    if (!runs) return undefined
    let shownAt = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      const passedMs = now - shownAt
      shownAt = now
      const { speed: times, skipsIdle: skips, moments: all } = latest.current
      setAtMs((at) => advance(at, passedMs * times, endMs, all, skips))
    }, stepMs)
    return () => clearInterval(timer)
  }, [runs, endMs])

  return {
    atMs,
    playing: runs,
    speed,
    skipsIdle,
    setPlaying(wanted) {
      // From the end it begins anew.
      if (wanted && atMs >= endMs) setAtMs(startMs)
      setPlaying(wanted)
    },
    goTo(moment) {
      // What has come to its end does not go on by itself from elsewhere.
      if (!runs) setPlaying(false)
      setAtMs(within(moment))
    },
    setSpeed,
    setSkipsIdle,
  }
}
