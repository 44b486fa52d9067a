-- Let a worker have the turn, where nobody else has it.
-- keys: the worker that has the turn
-- values: this worker, how long the turn lasts (s)
-- returns: 1, or 0 where another has it
local holder = redis.call('get', KEYS[1])
if holder and holder ~= ARGV[1] then
  return 0
end
-- First a write that a full Redis takes, after which it takes the other.
redis.call('del', KEYS[1])
redis.call('set', KEYS[1], ARGV[1], 'ex', ARGV[2])
return 1
