-- grain: one row per launch from a pad that is not upcoming, the newest first
-- reads: spacex_launches, launches
-- parameters: only_pad
-- nulls: rocket, where it is not known
select
    l.launch_id,
    l.mission,
    replace(substr(cast(l.launched_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as launched_at,
    l.time_precision,
    l.rocket,
    l.outcome,
    l.scope
from launches l
join spacex_launches x on x.launch_id = l.launch_id
where x.launchpad_id = cast(:only_pad as varchar(200))
order by l.launched_epoch_s desc, l.launch_id
