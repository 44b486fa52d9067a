-- grain: one row per country of launch and calendar year (UTC) that has launches in the selection
-- reads: launches
-- parameters: year_from, year_to, provider, sector (null: no restriction)
-- nulls: launches without a country are left out here and counted in selection.sql
select
    country,
    launch_year as "year",
    count(*) as launch_count
from selected
where country is not null
group by country, launch_year
order by country, launch_year
