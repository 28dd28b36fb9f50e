/** What the server answered. */
const contacts = [
  { id: 1, name: 'Awa Diop' },
  { id: 2, name: 'Élodie Garçon' },
  { id: 3, name: 'Noé Martin' },
  { id: 4, name: 'Li Na' },
]

/** The contacts to show for what was typed in the search field. */
function findContacts(contacts, search) {
  return contacts // Your turn.
}

console.log(findContacts(contacts, 'elo'))
