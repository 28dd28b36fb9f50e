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

  # One point that is moved about: a new one for each pixel would take longer than everything else.
  at = Point.new(0, 0)
  matches = lambda do |x, y|
    at.x = x
    at.y = y
    picture.get_color(at) == old_color
  end

  # Whole runs of a row are painted at once; only the beginning of each run above and below is kept.
  frontier = [[start.x, start.y]]
  until frontier.empty?
    x, y = frontier.pop
    next unless matches.call(x, y)

    left = x
    left -= 1 while left > 0 && matches.call(left - 1, y)
    right = x + 1
    right += 1 while right < picture.width && matches.call(right, y)
    at.y = y
    (left...right).each do |column|
      at.x = column
      picture.set_color(at, new_color)
    end
    [y - 1, y + 1].each do |row|
      next if row < 0 || row >= picture.height

      in_run = false
      (left...right).each do |column|
        matching = matches.call(column, row)
        frontier.push([column, row]) if matching && !in_run
        in_run = matching
      end
    end
  end
end

picture = Picture.new(["..#", ".##", "..."])
flood_fill(picture, Point.new(0, 0), "o")
puts picture
