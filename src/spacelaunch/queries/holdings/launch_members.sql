-- grain: one row per source that tells of a launch, the one first that the others were held against
-- reads: launch_members
-- parameters: launch_id (of all)
-- nulls: what the source does not know; score and gap_s where nothing was weighed
select
    source,
    member_id,
    source_id,
    because,
    score,
    gap_s,
    replace(substr(cast(launched_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as launched_at,
    time_precision,
    launch_designator,
    provider,
    provider_country,
    sector,
    pad,
    country,
    rocket,
    mission,
    outcome,
    scope,
    cost_musd
from launch_members
where launch_id = cast(:launch_id as varchar(200))
order by case when because = 'first' then 0 else 1 end, source
