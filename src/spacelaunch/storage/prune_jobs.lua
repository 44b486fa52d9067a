-- Forget jobs that are over: those whose records have expired, and the first of too many
-- keys: ended, by the moment when their records expire; then the lists of all that may be over
-- values: most jobs at a time, most that stay, what stands before an id in the name of a record
-- returns: how many it was
local now_s = redis.call('time')[1]
local ids = redis.call('zrangebyscore', KEYS[1], '-inf', now_s, 'limit', 0, ARGV[1])
local most = math.min(redis.call('zcard', KEYS[1]) - ARGV[2], ARGV[1])
if most > #ids then
  ids = redis.call('zrange', KEYS[1], 0, most - 1)
end
for _, id in ipairs(ids) do
  redis.call('del', ARGV[3] .. id)
  for _, list in ipairs(KEYS) do
    redis.call('zrem', list, id)
  end
end
return #ids
