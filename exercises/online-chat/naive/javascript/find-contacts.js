/** What the server answered. */
const contacts = [
  { id: 1, name: 'Awa Diop' },
  { id: 2, name: 'Élodie Garçon' },
  { id: 3, name: 'Noé Martin' },
  { id: 4, name: 'Li Na' },
]

const lower = (text) => text.toLowerCase()

/** The contacts to show for what was typed in the search field. */
function findContacts(contacts, search) {
  const words = lower(search).split(/\s+/).filter(Boolean)
  return contacts.filter(({ name }) => words.every((word) => lower(name).includes(word)))
}

console.log(findContacts(contacts, 'elo'))
