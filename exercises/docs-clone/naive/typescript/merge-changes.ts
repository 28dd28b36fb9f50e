type Change = { id: number; after: number; text: string } | { delete: number }

interface Character {
  id: number
  after: number
  text: string
  deleted: boolean
}

/** Whether the change could be applied: what it refers to has arrived. */
function apply(characters: Character[], change: Change): boolean {
  const placeOf = (id: number) => characters.findIndex((character) => character.id === id)
  if ('delete' in change) {
    const character = characters[placeOf(change.delete)]
    if (character) character.deleted = true
    return character !== undefined
  }
  if (placeOf(change.id) !== -1) return true
  if (change.after !== 0 && placeOf(change.after) === -1) return false
  let place = change.after === 0 ? 0 : placeOf(change.after) + 1
  // Steps over a greater character at the same place, but not over what is placed behind that one in its turn.
  while (characters[place]?.after === change.after && characters[place]!.id > change.id) place += 1
  characters.splice(place, 0, { ...change, deleted: false })
  return true
}

/** The text that results from these changes, in whichever order they come. */
function mergeChanges(changes: Change[]): string {
  const characters: Character[] = []
  let waiting = changes
  let before = Infinity
  while (waiting.length < before) {
    before = waiting.length
    waiting = waiting.filter((change) => !apply(characters, change))
  }
  const shown = characters.filter((character) => !character.deleted)
  return shown.map((character) => character.text).join('')
}

const changes: Change[] = [
  { id: 1, after: 0, text: 'a' },
  { id: 3, after: 1, text: 'c' },
  { id: 5, after: 1, text: 'b' },
]
console.log(mergeChanges(changes))
