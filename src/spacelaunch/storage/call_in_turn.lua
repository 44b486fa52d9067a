-- Put a call for a worker into the queue, so that all who ask come in turn: the first call of each,
-- then the second of each, and so on. Whoever asks for a hundred delays another by one.
-- keys: RQ's list
-- values: call, as `<job id>-<kind><caller><token>`; the calls of a kind come before those of a
--   kind that is later in the alphabet
-- returns: nothing
local function whose(call)
  return string.match(call, '%-(%l%x%x%x%x%x%x%x%x)%x%x%x%x%x%x%x%x$') or 'd00000000'
end
local own, calls = whose(ARGV[1]), redis.call('lrange', KEYS[1], 0, -1)
local turn = 1
for _, call in ipairs(calls) do
  if whose(call) == own then
    turn = turn + 1
  end
end
local turns = {}
for _, call in ipairs(calls) do
  local other = whose(call)
  turns[other] = (turns[other] or 0) + 1
  local kind, own_kind = string.sub(other, 1, 1), string.sub(own, 1, 1)
  if kind > own_kind or (kind == own_kind and turns[other] > turn) then
    redis.call('linsert', KEYS[1], 'before', call, ARGV[1])
    return
  end
end
redis.call('rpush', KEYS[1], ARGV[1])
