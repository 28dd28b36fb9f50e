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
  return { heard: [], missing: [], dropped: 0 } // Your turn.
}

console.log(listen([[1], [2], [4], [], [3, 5]], 2))
