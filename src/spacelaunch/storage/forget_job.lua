-- Delete a job and all that lists it, where its record still is the one that was looked at.
-- keys: record, lease, then everything that may list it
-- values: record as it was read ('' where there is none), id
-- returns: 1, or 0 where the record has changed
if (redis.call('get', KEYS[1]) or '') ~= ARGV[1] then
  return 0
end
redis.call('del', KEYS[1], KEYS[2])
for index = 3, #KEYS do
  redis.call('zrem', KEYS[index], ARGV[2])
end
return 1
