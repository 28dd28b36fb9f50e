/** From squares to pieces, capitals for white: `{ e1: 'K', e8: 'r' }`. */
type Position = Record<string, string>

const isWhite = (piece: string) => piece === piece.toUpperCase()
const column = (square: string) => square.charCodeAt(0) - 'a'.charCodeAt(0)
const row = (square: string) => Number(square[1]) - 1
const squareAt = (column: number, row: number) => 'abcdefgh'[column] + String(row + 1)

/** Whether every square strictly between two squares of one line is empty. */
function isOpen(position: Position, from: string, to: string): boolean {
  const right = Math.sign(column(to) - column(from))
  const up = Math.sign(row(to) - row(from))
  let [x, y] = [column(from) + right, row(from) + up]
  while (squareAt(x, y) !== to) {
    if (position[squareAt(x, y)]) return false
    x += right
    y += up
  }
  return true
}

function pawnReaches(position: Position, from: string, to: string, white: boolean): boolean {
  const ahead = (row(to) - row(from)) * (white ? 1 : -1)
  const aside = Math.abs(column(to) - column(from))
  if (position[to]) return ahead === 1 && aside === 1
  if (aside !== 0) return false
  return ahead === 1 || (ahead === 2 && row(from) === (white ? 1 : 6) && isOpen(position, from, to))
}

/** Whether the piece on `from` could go to `to` if kings did not matter. */
function reaches(position: Position, from: string, to: string): boolean {
  const piece = position[from]
  const target = position[to]
  if (!piece || from === to) return false
  if (target && isWhite(target) === isWhite(piece)) return false

  const across = Math.abs(column(to) - column(from))
  const up = Math.abs(row(to) - row(from))
  const straight = across === 0 || up === 0
  const diagonal = across === up
  switch (piece.toUpperCase()) {
    case 'K':
      return across <= 1 && up <= 1
    case 'N':
      return across * up === 2
    case 'R':
      return straight && isOpen(position, from, to)
    case 'B':
      return diagonal && isOpen(position, from, to)
    case 'Q':
      return (straight || diagonal) && isOpen(position, from, to)
    default:
      return pawnReaches(position, from, to, isWhite(piece))
  }
}

function isInCheck(position: Position, white: boolean): boolean {
  const squares = Object.keys(position)
  const king = squares.find((square) => position[square] === (white ? 'K' : 'k'))
  return king !== undefined && squares.some((square) => reaches(position, square, king))
}

/** Whether the piece on `from` may go to `to`. */
function canMove(position: Position, from: string, to: string): boolean {
  if (!reaches(position, from, to)) return false
  const { [from]: piece = '', ...others } = position
  // Asked after the move: a king that steps back along a line is still attacked on it.
  return !isInCheck({ ...others, [to]: piece }, isWhite(piece))
}

console.log(canMove({ d4: 'R' }, 'd4', 'd8')) // true
console.log(canMove({ d4: 'R' }, 'd4', 'f6')) // false
