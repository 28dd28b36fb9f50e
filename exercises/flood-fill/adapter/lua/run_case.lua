function run_case(rows, start, new_color)
  local picture = Picture.new(rows)
  flood_fill(picture, start, new_color)
  return picture:to_rows()
end
