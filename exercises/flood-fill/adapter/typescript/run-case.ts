function runCase(rows: string[], start: Point, newColor: Colour): string[] {
  const picture = new Picture(rows)
  floodFill(picture, start, newColor)
  return picture.toString().split('\n')
}
