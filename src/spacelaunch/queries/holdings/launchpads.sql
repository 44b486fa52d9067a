-- grain: one row per launchpad, the one with most launches first
-- reads: launchpads, spacex_launches, launches
-- parameters: only_pad (null: all)
-- nulls: the place of a pad, where the source has none; what is upcoming is not counted
with used as (
    select
        x.launchpad_id,
        count(*) as flown_count,
        sum(case when l.outcome = 'success' then 1 else 0 end) as success_count,
        sum(case when l.outcome not in ('success', 'unknown') then 1 else 0 end) as failure_count
    from launches l
    join spacex_launches x on x.launch_id = l.launch_id
    group by x.launchpad_id
)
select
    p.launchpad_id,
    p.name,
    p.full_name,
    p.region,
    p.country,
    p.status,
    p.latitude_deg,
    p.longitude_deg,
    coalesce(u.flown_count, 0) as flown_count,
    coalesce(u.success_count, 0) as success_count,
    coalesce(u.failure_count, 0) as failure_count
from launchpads p
left join used u on u.launchpad_id = p.launchpad_id
where cast(:only_pad as varchar(200)) is null
   or p.launchpad_id = cast(:only_pad as varchar(200))
order by coalesce(u.flown_count, 0) desc, p.launchpad_id
