-- Say that a worker is alive, and forget those who have fallen silent; by Redis' own clock.
-- keys: workers
-- values: the worker, how long the sign lasts (s)
-- returns: 1
local now_s = redis.call('time')[1]
-- First what removes, after which a full Redis takes the rest.
redis.call('zremrangebyscore', KEYS[1], '-inf', now_s)
redis.call('zadd', KEYS[1], now_s + ARGV[2], ARGV[1])
return 1
