const closing = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
])

/** Whether every bracket is closed by one of its own kind, and in the right order. */
function isBalanced(text) {
  /** What has yet to come, the nearest last. */
  const expected = []
  for (const character of text) {
    const closer = closing.get(character)
    if (closer) expected.push(closer)
    else if (')]}'.includes(character) && expected.pop() !== character) return false
  }
  return expected.length === 0
}

console.log(isBalanced('f(a[0])')) // true
console.log(isBalanced('f(a[0)]')) // false
