import * as Y from 'yjs'

/** How many characters of a text each client wrote, of those that stand in it now. */
export function authorsOf(text: Y.Text): Map<number, number> {
  const characters = new Map<number, number>()
  // The list of items is not public, and there is no other way to their authors.
  const { _start: first } = text
  for (let item = first; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    const { client } = item.id
    characters.set(client, (characters.get(client) ?? 0) + item.length)
  }
  return characters
}
