function runCase(name, ...values) {
  return { renderContacts, findContacts }[name](...values)
}
