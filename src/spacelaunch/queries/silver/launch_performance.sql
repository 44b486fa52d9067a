-- grain: one row per calendar year (UTC) with a launch that is not upcoming
-- reads: launches
-- parameters: scope, year_from, year_to (null: no restriction)
-- nulls: success_pct is of launches whose outcome is known, null where none is
with counted as (
    select
        launch_year,
        count(*) as flown_count,
        sum(case when outcome = 'success' then 1 else 0 end) as success_count,
        sum(case when outcome not in ('success', 'unknown') then 1 else 0 end) as failure_count,
        sum(case when outcome = 'unknown' then 1 else 0 end) as unknown_count,
        sum(case when scope = 'orbital' then 1 else 0 end) as orbital_count
    from selected
    group by launch_year
)
select
    launch_year,
    flown_count,
    success_count,
    failure_count,
    unknown_count,
    100 * cast(success_count as double precision) / nullif(success_count + failure_count, 0)
        as success_pct,
    orbital_count
from counted
order by launch_year
