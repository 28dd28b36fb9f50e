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
  // Your turn.
}

const picture = new Picture(['..#', '.##', '...'])
floodFill(picture, { x: 0, y: 0 }, 'o')
console.log(picture.toString())
