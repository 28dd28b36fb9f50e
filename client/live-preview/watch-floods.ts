/**
 * A program in a frame can always post messages to the page around it. Nobody listens to them; but each costs the
 * page a moment, and a flood of them would slow it down.
 */
const mostPerSecond = 100

/** Calls back when more come from there than any honest program sends. Returns what ends it. */
export function watchFloods(owns: (source: unknown) => boolean, onFlood: () => void): () => void {
  let since = 0
  let count = 0
  const onMessage = ({ source, timeStamp }: MessageEvent) => {
    if (!owns(source)) return
    if (timeStamp - since > 1_000) {
      since = timeStamp
      count = 0
    }
    if (++count === mostPerSecond) onFlood()
  }
  window.addEventListener('message', onMessage)
  return () => window.removeEventListener('message', onMessage)
}
