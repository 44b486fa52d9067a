-- grain: one row per source and calendar year (UTC) with a launch that is not upcoming
-- reads: launches
-- parameters: source
-- nulls: none
insert into launches_per_year (source, launch_year, flown_count, orbital_count)
select
    source,
    launch_year,
    count(*),
    sum(case when scope = 'orbital' then 1 else 0 end)
from launches
where source = :source
group by source, launch_year
