/**
 * What is heard when `arrivals[second]` came in each second and `ahead` segments must wait before it starts:
 * heard (one entry a second, null for silence), missing (first and last number of each jump) and dropped (a count).
 */
function listen(arrivals, ahead) {
  return { heard: [], missing: [], dropped: 0 } // Your turn.
}

console.log(listen([[1], [2], [4], [], [3, 5]], 2))
