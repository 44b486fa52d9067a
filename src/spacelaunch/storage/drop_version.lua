-- Delete a replaced version, where it still has the score that was seen: one that was loaded
-- again meanwhile has none or another. An older program beside us may load it without telling.
-- keys: the replaced versions, the current description, then everything that is kept of this one
-- values: version, score seen
-- returns: 1, or 0 where it stays
local score = redis.call('zscore', KEYS[1], ARGV[1])
if not score or tonumber(score) ~= tonumber(ARGV[2]) then
  return 0
end
redis.call('zrem', KEYS[1], ARGV[1])
local current = redis.call('get', KEYS[2])
if current and string.find(current, ARGV[1], 1, true) then
  return 0
end
for index = 3, #KEYS do
  redis.call('unlink', KEYS[index])
end
return 1
