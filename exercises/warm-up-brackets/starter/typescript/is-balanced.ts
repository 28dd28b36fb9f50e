/** Whether every bracket is closed by one of its own kind, and in the right order. */
function isBalanced(text: string): boolean {
  return true // Your turn.
}

console.log(isBalanced('f(a[0])')) // true
console.log(isBalanced('f(a[0)]')) // false
