/** When a lost connection is tried again. */
import { closeCode } from '#shared/protocol.ts'

const shortestMs = 500
const longestMs = 30_000

/** Close codes after which no further try can help. */
export function isFinal(code: number): boolean {
  return code >= 4400 && code < 4500 && code !== closeCode.clientIdTaken
}

/**
 * How long to wait before the next try, in milliseconds: full jitter between half a second and a bound that
 * doubles with each failure, so that a server which comes back is not met by everybody at once.
 * @param failures failed tries in a row, from 1
 * @param random in [0, 1)
 */
export function retryDelayMs(failures: number, random: number): number {
  const bound = Math.min(longestMs, shortestMs * 2 ** failures)
  return shortestMs + random * (bound - shortestMs)
}
