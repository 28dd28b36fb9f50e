/** Loaded into each server under test before its own program: tells the bench what only the process itself knows. */
import { monitorEventLoopDelay } from 'node:perf_hooks'

export interface Watched {
  /** What is in use after a collection. */
  readonly heldBytes: number
  /** What the process has taken, of which it keeps some for the next time. */
  readonly residentBytes: number
  /** Since the last question, in milliseconds, the pace of the measurement itself left out. */
  readonly loopDelayP99Ms: number
}

const resolutionMs = 10
const delay = monitorEventLoopDelay({ resolution: resolutionMs })
delay.enable()

process.on('message', (message) => {
  if (message !== 'figures') return
  const loopDelayP99Ms = Math.max(0, delay.percentile(99) / 1e6 - resolutionMs)
  delay.reset()
  // Twice: what a finaliser lets go of is collected the second time.
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  const figures: Watched = {
    heldBytes: heapUsed + external,
    residentBytes: rss,
    loopDelayP99Ms,
  }
  process.send?.(figures)
})
