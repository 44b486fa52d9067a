-- grain: one row, or none where no launch is called so
-- reads: spacex_launches, launches, rockets, launchpads
-- parameters: launch_id
-- nulls: rocket and pad where their ids lead nowhere; scope of what is upcoming or not merged yet
select
    x.launch_id,
    x.mission,
    replace(substr(cast(x.launched_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as launched_at,
    x.time_precision,
    case when x.is_upcoming then 1 else 0 end as is_upcoming,
    x.outcome,
    x.failure_reason,
    l.scope,
    r.name as rocket,
    p.full_name as pad
from spacex_launches x
left join launches l on l.launch_id = x.launch_id
left join rockets r on r.rocket_id = x.rocket_id
left join launchpads p on p.launchpad_id = x.launchpad_id
where x.launch_id = cast(:launch_id as varchar(200))
