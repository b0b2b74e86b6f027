-- One operation of the inbox, whole: Redis runs nothing else in between. Nothing is decided here: it reads a row, or changes
-- it if it is still as it was read. Who sends an operation again, since its reply was lost, has its first effect told again: the
-- row has the new token then.
--
-- KEYS: the version, the set of what is claimed, the set of what is done, and the operation's row where it has one.
-- ARGV: the operation as JSON, the version that is wanted, what rows' keys begin with, and a test's clock or nothing.
local operation = cjson.decode(ARGV[1])
local version, claimed, done, row = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local now = tonumber(ARGV[4]) or tonumber(redis.call('TIME')[1])

-- The names are those of a program's replies. An empty Lua table would be an object in JSON, and each has something in it.
local function rows(values) return cjson.encode({ rows = { values } }) end
local function changed(count) return cjson.encode({ changed = count }) end
local function failed(trouble, number) return cjson.encode({ failed = { trouble = trouble, number = number } }) end

-- What Redis has not is false in Lua, and null in JSON.
local function or_null(value) return value or cjson.null end

-- What a text of the server's INFO says. A user may be kept from it.
local function info(section, name)
  local text = redis.pcall('INFO', section)
  return or_null(type(text) == 'string' and text:match(name .. ':([^\r\n]*)'))
end

local function token_of(set)
  for _, change in ipairs(set) do
    if change[1] == 'token' then return change[2].text end
  end
end

-- The first write is one that Redis refuses where it is full: after it, it refuses none of the others.
local function write(set)
  local fields, gone = {}, {}
  for _, change in ipairs(set) do
    local column, value = change[1], change[2]
    if value == 'null' then
      gone[#gone + 1] = column
    else
      fields[#fields + 1] = column
      fields[#fields + 1] = value.text or string.format('%.0f', value.integer or now + value.clock)
    end
  end
  redis.call('HSET', row, unpack(fields))
  if #gone > 0 then redis.call('HDEL', row, unpack(gone)) end
  local state, lease_until, done_at = unpack(redis.call('HMGET', row, 'state', 'lease_until', 'done_at'))
  if state == 'claimed' then
    redis.call('ZADD', claimed, lease_until, operation.key)
  else
    redis.call('ZREM', claimed, operation.key)
  end
  if state == 'done' then redis.call('ZADD', done, done_at, operation.key) end
  return changed(1)
end

local operations = {}

function operations.look()
  local values = redis.call('HMGET', row, 'event_type', 'kind', 'state', 'token', 'lease_until', 'due_at', 'attempts',
    'first_seen', 'last_error')
  local found = { now }
  for column, value in ipairs(values) do found[column + 1] = or_null(value) end
  return rows(found)
end

function operations.insert()
  if redis.call('EXISTS', row) == 0 then return write(operation.set) end
  if redis.call('HGET', row, 'token') == token_of(operation.set) then return changed(1) end
  return failed('duplicate')
end

function operations.update()
  local token, state, lease_until = unpack(redis.call('HMGET', row, 'token', 'state', 'lease_until'))
  if not state then return changed(0) end
  if token == token_of(operation.set) then return changed(1) end
  local is_live = tonumber(lease_until) > now
  local is_as_it_must = operation.lease == 'any'
    or operation.lease == 'live' and is_live
    or operation.lease == 'be_over' and not (state == 'claimed' and is_live)
  if token ~= operation.token or not is_as_it_must then return changed(0) end
  return write(operation.set)
end

function operations.purge()
  if operation.state ~= 'done' then return changed(0) end
  local old = redis.call('ZRANGEBYSCORE', done, '-inf', now - operation.older_than, 'LIMIT', 0, operation.limit)
  for _, key in ipairs(old) do redis.call('DEL', ARGV[3] .. key) end
  if #old > 0 then redis.call('ZREM', done, unpack(old)) end
  return changed(#old)
end

function operations.stats()
  local in_work = redis.call('ZCOUNT', claimed, '(' .. now, '+inf')
  local done_last_hour = redis.call('ZCOUNT', done, '(' .. (now - 3600), '+inf')
  return rows({ now, 0, cjson.null, in_work, 0, done_last_hour })
end

function operations.server()
  return rows({ or_null(redis.call('GET', version)), info('memory', 'maxmemory_policy') })
end

function operations.make()
  return changed(redis.call('SETNX', version, ARGV[2]))
end

-- Where the version is gone, so is everything: it is no empty inbox, to which each notification would be new.
if operation.name ~= 'server' and operation.name ~= 'make' then
  local found = redis.call('GET', version)
  if not found then return failed('missing_table') end
  if found ~= ARGV[2] then return failed('other_table', tonumber(found)) end
end
return operations[operation.name]()
