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

  -- One point that is moved about: a new one for each pixel would take longer than everything else.
  local at = { x = 0, y = 0 }
  local function matches(x, y)
    at.x, at.y = x, y
    return picture:get_color(at) == old_color
  end

  -- Whole runs of a row are painted at once; only the beginning of each run above and below is kept.
  local frontier = { { start.x, start.y } }
  while #frontier > 0 do
    local x, y = table.unpack(table.remove(frontier))
    if matches(x, y) then
      local left, right = x, x + 1
      while left > 0 and matches(left - 1, y) do
        left = left - 1
      end
      while right < picture.width and matches(right, y) do
        right = right + 1
      end
      at.y = y
      for column = left, right - 1 do
        at.x = column
        picture:set_color(at, new_color)
      end
      for row = math.max(y - 1, 0), math.min(y + 1, picture.height - 1) do
        local in_run = false
        for column = left, right - 1 do
          local matching = matches(column, row)
          if matching and not in_run then
            frontier[#frontier + 1] = { column, row }
          end
          in_run = matching
        end
      end
    end
  end
end

local picture = Picture.new({ "..#", ".##", "..." })
flood_fill(picture, { x = 0, y = 0 }, "o")
print(table.concat(picture:to_rows(), "\n"))
