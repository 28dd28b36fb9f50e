/** The text that results from these changes, in whichever order they come. */
function mergeChanges(changes) {
  const texts = new Map()
  const behind = new Map()
  const deleted = new Set()
  for (const change of changes) {
    if ('delete' in change) {
      deleted.add(change.delete)
    } else if (!texts.has(change.id)) {
      texts.set(change.id, change.text)
      const siblings = behind.get(change.after) ?? []
      behind.set(change.after, [...siblings, change.id])
    }
  }

  // The characters are a tree. It is as deep as the text is long, so it is walked with a list rather than by recursion.
  let text = ''
  const next = [0]
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (!deleted.has(id)) text += texts.get(id) ?? ''
    const siblings = behind.get(id) ?? []
    next.push(...siblings.sort((a, b) => a - b))
  }
  return text
}

const changes = [
  { id: 1, after: 0, text: 'a' },
  { id: 3, after: 1, text: 'c' },
  { id: 5, after: 1, text: 'b' },
]
console.log(mergeChanges(changes))
