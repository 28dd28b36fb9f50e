-- Runs a program, and calls its functions; stands between the interpreter and the sandbox.

-- Taken before a program could replace them.
local clock, flush = os.clock, io.flush
local tostring, type, load, xpcall, next, pairs, ipairs = tostring, type, load, xpcall, next, pairs, ipairs
local traceback, open = debug.traceback, io.open
local format, gsub, match, concat, write = string.format, string.gsub, string.match, table.concat, io.stdout.write
local integer = math.type
local stdout, stderr = io.stdout, io.stderr

local failed = {}

-- The message as `lua` prints it, without our own lines below the program's.
local function describe(problem)
  local text = tostring(problem)
  local below = traceback("", 2):gsub("^\n", "")
  below = gsub(below, "\n%s*sandbox:.*$", "")
  below = gsub(below, "\n%s*%[C%]: in function 'xpcall'.*$", "")
  return { name = match(gsub(text, "^[^\n:]+:%d+: ", ""), "^(%u%w*): ") or "error", text = text .. "\n" .. below }
end

local escapes = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }
local function quote(text)
  local escaped = gsub(text, '[%c"\\]', function(character)
    return escapes[character] or format("\\u%04x", character:byte())
  end)
  return '"' .. escaped .. '"'
end

-- JSON. A table is a list when all its keys are 1, 2, 3…, and the empty table is the empty list.
local encode
local function encode_table(value, depth)
  if depth > 200 then
    error("the result is nested too deeply, or in itself", 0)
  end
  local parts, count = {}, 0
  for _ in pairs(value) do
    count = count + 1
  end
  if count == #value then
    for index, item in ipairs(value) do
      parts[index] = encode(item, depth + 1)
    end
    return "[" .. concat(parts, ",") .. "]"
  end
  for key, item in pairs(value) do
    parts[#parts + 1] = quote(tostring(key)) .. ":" .. encode(item, depth + 1)
  end
  return "{" .. concat(parts, ",") .. "}"
end

function encode(value, depth)
  local kind = type(value)
  if kind == "table" then
    return encode_table(value, depth)
  elseif kind == "string" then
    return quote(value)
  elseif integer(value) == "integer" then
    return format("%d", value)
  elseif kind == "number" then
    if value ~= value or value == 1 / 0 or value == -1 / 0 then
      error("the result is not a finite number", 0)
    end
    return format("%.17g", value)
  elseif kind == "boolean" then
    return tostring(value)
  elseif kind == "nil" then
    return "null"
  end
  error("the result is a " .. kind, 0)
end

-- What the chunk returns, or `failed` when it failed and `tell` has been told why.
local function execute(name, source, tell)
  local chunk, problem = load(source, "@" .. name, "t")
  if not chunk then
    tell("lua: " .. problem .. "\n")
    return failed
  end
  local done, result = xpcall(chunk, describe)
  flush()
  if not done then
    tell("lua: " .. result.text .. "\n")
    return failed
  end
  return result
end

function pairboard_run(name, source, tell)
  return execute(name, source, tell) ~= failed
end

-- `source` ends by returning the function.
function pairboard_test(name, source, wanted, cases, tell, begin, finish)
  local run = execute(name, source, tell)
  if run == failed then
    return false
  end
  if type(run) ~= "function" then
    tell(name .. " has no function " .. wanted .. ".\n")
    return false
  end
  for _, case in ipairs(load(cases, "=cases", "t")()) do
    begin(case.index)
    local from = clock()
    local ms
    local done, result = xpcall(function()
      local value = run(table.unpack(case.arguments, 1, case.count))
      ms = (clock() - from) * 1000
      return encode(value, 0)
    end, describe)
    ms = ms or (clock() - from) * 1000
    flush()
    if done then
      finish(case.index, result, nil, nil, ms)
    else
      finish(case.index, nil, result.name, result.text, ms)
    end
  end
  return true
end

-- Everything that is written from here on ends the output's last line.
function pairboard_end()
  write(stdout, "\n")
  write(stderr, "\n")
  stdout:flush()
  stderr:flush()
end

stdout:setvbuf("line")
package.path = "?.lua;?/init.lua"
local input = open("/input")
if input then
  io.stdin = input
  io.input(input)
end
