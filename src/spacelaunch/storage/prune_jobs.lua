-- Take jobs out of the lists whose records have expired, by the moment when they do.
-- keys: ended, then the lists of all that may be over
-- values: most jobs at a time
-- returns: how many it was
local now_s = redis.call('time')[1]
local ids = redis.call('zrangebyscore', KEYS[1], '-inf', now_s, 'limit', 0, ARGV[1])
for _, id in ipairs(ids) do
  for _, list in ipairs(KEYS) do
    redis.call('zrem', list, id)
  end
end
return #ids
