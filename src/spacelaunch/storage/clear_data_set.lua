-- Delete the current data set, where it still is the one that was looked at.
-- keys: the current description, then everything that is kept of it
-- values: the description as it was read
-- returns: 1, or 0 where it has changed
if redis.call('get', KEYS[1]) ~= ARGV[1] then
  return 0
end
for _, key in ipairs(KEYS) do
  redis.call('unlink', key)
end
return 1
