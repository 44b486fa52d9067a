-- Add forms to a result, where it is there: one that has expired must not begin again as a part.
-- keys: result
-- values: name of a form, the form, and so on
-- returns: 1, or 0 where there is no result
if redis.call('exists', KEYS[1]) == 0 then
  return 0
end
redis.call('hset', KEYS[1], unpack(ARGV))
return 1
