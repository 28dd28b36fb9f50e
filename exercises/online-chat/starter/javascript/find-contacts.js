/** What the server answered. */
const contacts = [
  { id: 1, name: 'Awa Diop' },
  { id: 2, name: 'Élodie Garçon' },
  { id: 3, name: 'Noé Martin' },
  { id: 4, name: 'Li Na' },
]

/** The list as HTML. */
function renderContacts(contacts) {
  return '<ul></ul>' // Your turn.
}

/** The contacts to show for what was typed in the search field. */
function findContacts(contacts, search) {
  return contacts // Your turn.
}

console.log(renderContacts(contacts))
console.log(findContacts(contacts, 'elo'))
