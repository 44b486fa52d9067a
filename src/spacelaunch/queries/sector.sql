-- grain: one row per sector and calendar year (UTC) that has launches in the selection
-- reads: launches
-- parameters: year_from, year_to, country, provider (null: no restriction)
-- nulls: launches of which no sector is known are in no row
select
    sector,
    launch_year as "year",
    count(*) as launch_count,
    sum(case when outcome = 'success' then 1 else 0 end) as success_count,
    sum(case when outcome <> 'unknown' then 1 else 0 end) as known_count
from selected
where sector <> 'unknown'
group by sector, launch_year
order by sector, launch_year
