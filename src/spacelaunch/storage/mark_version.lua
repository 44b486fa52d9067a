-- Give a replaced version another score, where it still has the one that was seen.
-- keys: the replaced versions
-- values: version, score seen, new score
-- returns: 1, or 0 where it has changed
local score = redis.call('zscore', KEYS[1], ARGV[1])
if not score or tonumber(score) ~= tonumber(ARGV[2]) then
  return 0
end
-- Removed first, which a full Redis allows, and the write after it too.
redis.call('zrem', KEYS[1], ARGV[1])
redis.call('zadd', KEYS[1], ARGV[3], ARGV[1])
return 1
