-- grain: one row, or none where no source has a launch that flew and is called so
-- reads: launch_members, launches (all), spacex_launches
-- parameters: launch_id (of any member)
-- nulls: what no source knows; failure_reason, which SpaceX alone gives
select
    l.launch_id,
    l.mission,
    replace(substr(cast(l.launched_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as launched_at,
    l.time_precision,
    0 as is_upcoming,
    l.outcome,
    x.failure_reason,
    l.scope,
    l.rocket,
    l.pad
from launch_members m
join launches l on l.launch_id = m.launch_id
left join spacex_launches x on x.launch_id = l.launch_id
where m.member_id = cast(:launch_id as varchar(200))
