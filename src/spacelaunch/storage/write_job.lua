-- Write a job and all that lists it, where its record still is the one that was looked at.
-- keys: record, lease, queued, running, ended, analyses, its present list, its other lists
-- values: record as it was read ('' where there was none), new record, id, analysis,
--   created (s), due (s; '' unless it waits), claim ('' unless it runs), lease (s),
--   how long it is kept (s; '' unless it is over)
-- returns: 1, or 0 where the record has changed
local record, lease, queued, running, ended, analyses, list = unpack(KEYS)
local seen, text, id, analysis, created, due, claim, lease_s, keep_s = unpack(ARGV)
if (redis.call('get', record) or '') ~= seen then
  return 0
end
-- The first write decides what a full Redis thinks of the rest. A new job it may refuse; one that
-- is there already must be able to end, so that begins with what removes.
if seen == '' then
  redis.call('set', record, text)
end
redis.call('zrem', queued, id)
redis.call('zrem', running, id)
redis.call('zrem', ended, id)
for index = 8, #KEYS do
  redis.call('zrem', KEYS[index], id)
end
redis.call('set', record, text)
redis.call('zadd', list, created, id)
redis.call('sadd', analyses, analysis)
if due ~= '' then
  redis.call('zadd', queued, due, id)
end
if claim ~= '' then
  redis.call('zadd', running, created, id)
  redis.call('set', lease, claim, 'ex', lease_s)
end
if keep_s ~= '' then
  redis.call('expire', record, keep_s)
  redis.call('zadd', ended, redis.call('time')[1] + keep_s, id)
  redis.call('del', lease)
end
return 1
