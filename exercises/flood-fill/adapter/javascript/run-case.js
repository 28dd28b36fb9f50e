function runCase(rows, start, newColor) {
  const picture = new Picture(rows)
  floodFill(picture, start, newColor)
  return picture.toString().split('\n')
}
