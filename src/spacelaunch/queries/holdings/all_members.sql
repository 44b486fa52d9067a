-- grain: one row per launch of a source, those of one launch together, the first member first
-- reads: launch_members
-- parameters: none
-- nulls: what the source does not know; score and gap_s where nothing was weighed
select
    launch_id,
    member_id,
    because,
    score,
    gap_s,
    replace(substr(cast(launched_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as launched_at,
    time_precision,
    provider,
    pad,
    rocket,
    mission,
    country,
    sector,
    outcome
from launch_members
order by launch_id, case when because = 'first' then 0 else 1 end, member_id
