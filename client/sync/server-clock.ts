/** The server's time, as well as it can be known here: whatever this machine's own clock says. */

const samplesKept = 6

export interface ServerClock {
  /** The server said that this is its time; a new connection forgets what was heard before. */
  heard(serverTimeMs: number, newConnection: boolean): void
  /** Whole milliseconds since 1970. */
  nowMs(): number
}

/**
 * @param localMs a clock that only runs forward; its zero does not matter
 * @param fallbackMs this machine's idea of the time, until the server has said its own
 */
export function openServerClock(
  localMs: () => number = () => performance.now(),
  fallbackMs: () => number = () => Date.now(),
): ServerClock {
  let offsets: number[] = []
  return {
    heard(serverTimeMs, newConnection) {
      if (newConnection) offsets = []
      offsets = [...offsets, serverTimeMs - localMs()].slice(-samplesKept)
    },
    // The message that took the least time on its way gives the greatest offset, and the truest.
    nowMs: () => Math.round(offsets.length === 0 ? fallbackMs() : localMs() + Math.max(...offsets)),
  }
}
