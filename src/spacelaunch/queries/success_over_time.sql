-- grain: one row per calendar year (UTC) that has launches in the selection
-- reads: launches
-- parameters: year_from, year_to, country, provider, sector (null: no restriction)
-- nulls: none
select
    launch_year as "year",
    count(*) as launch_count,
    sum(case when outcome = 'success' then 1 else 0 end) as success_count,
    sum(case when outcome <> 'unknown' then 1 else 0 end) as known_count
from selected
group by launch_year
order by launch_year
