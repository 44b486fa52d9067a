-- grain: one row per calendar year (UTC) with a launch that had a static fire and is not upcoming
-- reads: launches, spacex_launches
-- parameters: scope, year_from, year_to (null: no restriction)
-- nulls: a launch without a static fire, or known to the day only, is left out; one whose static
--   fire is dated after it is counted beside, and no time is made of it; times of none are null
with waited as (
    select
        l.launch_year,
        l.scope,
        l.launched_epoch_s - x.static_fire_epoch_s as waited_s
    from selected l
    join spacex_launches x on x.launch_id = l.launch_id
    where x.static_fire_epoch_s is not null
      and l.time_precision in ('minute', 'hour')
),
believed as (
    select
        launch_year,
        case when waited_s >= 0 then waited_s end as waited_s,
        case when waited_s >= 0 and scope = 'orbital' then 1 else 0 end as is_orbital
    from waited
)
select
    launch_year,
    count(waited_s) as launches_count,
    cast(sum(waited_s) as double precision) / nullif(count(waited_s), 0) / 3600 as average_h,
    cast(max(waited_s) as double precision) / 3600 as maximum_h,
    count(*) - count(waited_s) as misdated_count,
    sum(is_orbital) as orbital_count
from believed
group by launch_year
order by launch_year
