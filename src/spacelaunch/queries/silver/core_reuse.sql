-- grain: one row per core that was on a launch that is not upcoming
-- reads: launches, launch_cores, cores
-- parameters: scope, year_from, year_to (null: no restriction)
-- nulls: where no core is assigned none is counted; one that the source does not describe is called
--   by its id; an attempt or a landing of which the source is silent is none
select
    coalesce(c.serial, lc.core_id) as core_serial,
    count(*) as flights_count,
    sum(case when lc.is_landing_attempted then 1 else 0 end) as landing_attempts_count,
    sum(case when lc.is_landed then 1 else 0 end) as landings_count,
    sum(case when l.scope = 'orbital' then 1 else 0 end) as orbital_count
from selected l
join launch_cores lc on lc.launch_id = l.launch_id
left join cores c on c.core_id = lc.core_id
where lc.core_id is not null
group by lc.core_id, coalesce(c.serial, lc.core_id)
order by count(*) desc, coalesce(c.serial, lc.core_id), lc.core_id
