-- grain: one row per kind of reference, the number of ids that lead nowhere
-- reads: all typed tables of the source spacex
-- parameters: none
-- nulls: a null id is no reference
select 'launch to rocket' as kind, count(*) as found_count
from spacex_launches l
left join rockets r on r.rocket_id = l.rocket_id
where l.rocket_id is not null and r.rocket_id is null
union all
select 'launch to launchpad', count(*)
from spacex_launches l
left join launchpads s on s.launchpad_id = l.launchpad_id
where l.launchpad_id is not null and s.launchpad_id is null
union all
select 'launch to payload', count(*)
from launch_payloads lp
left join payloads p on p.payload_id = lp.payload_id
where p.payload_id is null
union all
select 'launch to core', count(*)
from launch_cores lc
left join cores c on c.core_id = lc.core_id
where lc.core_id is not null and c.core_id is null
union all
select 'payload to launch', count(*)
from payloads p
left join spacex_launches l on l.launch_id = p.launch_id
where p.launch_id is not null and l.launch_id is null
union all
select 'starlink to launch', count(*)
from starlink s
left join spacex_launches l on l.launch_id = s.launch_id
where s.launch_id is not null and l.launch_id is null
