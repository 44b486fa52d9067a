-- grain: one row per calendar year (UTC) with a launch that is not upcoming
-- reads: launches
-- parameters: scope, year_from, year_to (null: no restriction)
-- nulls: none
select
    launch_year,
    count(*) as flown_count,
    sum(case when scope = 'orbital' then 1 else 0 end) as orbital_count
from selected
group by launch_year
order by launch_year
