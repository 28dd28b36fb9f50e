type Change = { id: number; after: number; text: string } | { delete: number }

/** The text that results from these changes, in whichever order they come. */
function mergeChanges(changes: Change[]): string {
  return '' // Your turn.
}

const changes: Change[] = [
  { id: 1, after: 0, text: 'a' },
  { id: 3, after: 1, text: 'c' },
  { id: 5, after: 1, text: 'b' },
]
console.log(mergeChanges(changes))
