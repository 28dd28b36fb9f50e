interface Contact {
  id: number
  name: string
}

/** What the server answered. */
const contacts: Contact[] = [
  { id: 1, name: 'Awa Diop' },
  { id: 2, name: 'Élodie Garçon' },
  { id: 3, name: 'Noé Martin' },
  { id: 4, name: 'Li Na' },
]

/** The list as HTML. */
function renderContacts(contacts: Contact[]): string {
  return '<ul></ul>' // Your turn.
}

/** The contacts to show for what was typed in the search field. */
function findContacts(contacts: Contact[], search: string): Contact[] {
  return contacts // Your turn.
}

console.log(renderContacts(contacts))
console.log(findContacts(contacts, 'elo'))
