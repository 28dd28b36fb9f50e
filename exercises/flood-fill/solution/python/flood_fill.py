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

    # Rows are filled span by span: far fewer entries than one a pixel.
    width, height = picture.width, picture.height

    def matches(x, y):
        return picture.get_color(Point(x, y)) == old_color

    frontier = [start]
    while frontier:
        x, y = frontier.pop()
        if not matches(x, y):
            continue
        left = x
        while left > 0 and matches(left - 1, y):
            left -= 1
        right = x
        while right < width - 1 and matches(right + 1, y):
            right += 1
        for painted in range(left, right + 1):
            picture.set_color(Point(painted, y), new_color)
        for row in (y - 1, y + 1):
            if not 0 <= row < height:
                continue
            inside = False
            for column in range(left, right + 1):
                if not matches(column, row):
                    inside = False
                elif not inside:
                    inside = True
                    frontier.append(Point(column, row))


if __name__ == "__main__":
    picture = Picture(["..#", ".##", "..."])
    flood_fill(picture, Point(0, 0), "o")
    print(picture)
