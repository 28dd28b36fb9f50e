interface Listening {
  /** One entry a second: the segment played, or null for silence. */
  heard: (number | null)[]
  /** First and last number of each jump. */
  missing: [number, number][]
  /** How many segments came for nothing. */
  dropped: number
}

/** What is heard when `arrivals[second]` came in each second and `ahead` segments must wait before it starts. */
function listen(arrivals: number[][], ahead: number): Listening {
  const heard: (number | null)[] = []
  const missing: [number, number][] = []
  const waiting = new Set<number>()
  let dropped = 0
  let last: number | null = null
  let playing = false

  for (const arrived of arrivals) {
    for (const segment of arrived) {
      if (waiting.has(segment) || (last !== null && segment <= last)) dropped += 1
      else waiting.add(segment)
    }

    // Once it has begun it never fills up again, so that a weak network is heard as one hiccup after another.
    if (waiting.size >= ahead) playing = true
    if (!playing || waiting.size === 0) {
      heard.push(null)
      continue
    }

    const next = Math.min(...waiting)
    waiting.delete(next)
    if (last !== null && next > last + 1) missing.push([last + 1, next - 1])
    heard.push(next)
    last = next
  }
  return { heard, missing, dropped }
}

console.log(listen([[1], [2], [4], [], [3, 5]], 2))
