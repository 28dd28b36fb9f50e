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

/** The text as it is written in HTML. The ampersand comes first: the others bring new ones. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The list as HTML. */
function renderContacts(contacts: Contact[]): string {
  const items = contacts.map(({ name }) => `<li>${escaped(name)}</li>`)
  return `<ul>${items.join('')}</ul>`
}

/** Without capitals and accents: an accented letter is taken apart, and the accent is dropped. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The contacts to show for what was typed in the search field. */
function findContacts(contacts: Contact[], search: string): Contact[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  return contacts.filter(({ name }) => words.every((word) => plain(name).includes(word)))
}

console.log(renderContacts(contacts))
console.log(findContacts(contacts, 'elo'))
