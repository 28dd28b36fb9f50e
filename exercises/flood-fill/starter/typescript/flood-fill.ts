type Colour = string // one character

interface Point {
  x: number
  y: number
}

/** A picture made of rows of pixels. Given: leave it as it is. */
class Picture {
  #rows: Colour[][]

  constructor(rows: string[]) {
    this.#rows = rows.map((row) => [...row])
  }

  get width(): number {
    return this.#rows[0]?.length ?? 0
  }

  get height(): number {
    return this.#rows.length
  }

  getColor({ x, y }: Point): Colour {
    this.#check(x, y)
    return this.#rows[y]![x]!
  }

  setColor({ x, y }: Point, colour: Colour): void {
    this.#check(x, y)
    this.#rows[y]![x] = colour
  }

  toString(): string {
    return this.#rows.map((row) => row.join('')).join('\n')
  }

  #check(x: number, y: number): void {
    if (x >= 0 && y >= 0 && x < this.width && y < this.height) return
    throw new RangeError(`pixel (${x}, ${y}) is outside ${this.width}x${this.height}`)
  }
}

/** Gives `newColor` to every pixel connected to `start`: same colour, up, down, left or right. */
function floodFill(picture: Picture, start: Point, newColor: Colour): void {
  // Your turn.
}

const picture = new Picture(['..#', '.##', '...'])
floodFill(picture, { x: 0, y: 0 }, 'o')
console.log(picture.toString())
