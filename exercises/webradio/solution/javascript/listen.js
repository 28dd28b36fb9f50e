/**
 * What is heard when `arrivals[second]` came in each second and `ahead` segments must wait before it starts:
 * heard (one entry a second, null for silence), missing (first and last number of each jump) and dropped (a count).
 */
function listen(arrivals, ahead) {
  const heard = []
  const missing = []
  const waiting = new Set()
  let dropped = 0
  let last = null
  let playing = false

  for (const arrived of arrivals) {
    for (const segment of arrived) {
      if (waiting.has(segment) || (last !== null && segment <= last)) dropped += 1
      else waiting.add(segment)
    }

    if (waiting.size === 0) playing = false
    else if (waiting.size >= ahead) playing = true
    if (!playing) {
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
