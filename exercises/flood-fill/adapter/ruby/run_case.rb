def run_case(rows, start, new_color)
  picture = Picture.new(rows)
  flood_fill(picture, Point.new(start["x"], start["y"]), new_color)
  picture.to_s.split("\n")
end
