function runCase(...call: ['renderContacts', Contact[]] | ['findContacts', Contact[], string]) {
  if (call[0] === 'renderContacts') return renderContacts(call[1])
  return findContacts(call[1], call[2])
}
