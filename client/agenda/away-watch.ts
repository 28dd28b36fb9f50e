import { shortestAwayMs } from '#shared/signals.ts'

/**
 * Tells, once the window is back in front, for how long it was not. The returned function is to be called whenever
 * that may have changed.
 */
export function openAwayWatch(
  report: (ms: number) => void,
): (inFront: boolean, nowMs: number) => void {
  let leftAtMs: number | undefined
  return (inFront, nowMs) => {
    if (!inFront) {
      leftAtMs ??= nowMs
      return
    }
    const ms = leftAtMs === undefined ? 0 : nowMs - leftAtMs
    leftAtMs = undefined
    if (ms >= shortestAwayMs) report(Math.round(ms))
  }
}
