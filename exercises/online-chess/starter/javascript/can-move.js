/** Whether the piece on `from` may go to `to`. A position goes from squares to pieces, capitals for white. */
function canMove(position, from, to) {
  return true // Your turn.
}

console.log(canMove({ d4: 'R' }, 'd4', 'd8')) // true
console.log(canMove({ d4: 'R' }, 'd4', 'f6')) // false
