/** From squares to pieces, capitals for white: `{ e1: 'K', e8: 'r' }`. */
type Position = Record<string, string>

/** Whether the piece on `from` may go to `to`. */
function canMove(position: Position, from: string, to: string): boolean {
  return true // Your turn.
}

console.log(canMove({ d4: 'R' }, 'd4', 'd8')) // true
console.log(canMove({ d4: 'R' }, 'd4', 'f6')) // false
