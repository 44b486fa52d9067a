-- grain: one row per country of launch that has launches in the selection
-- reads: launches
-- parameters: year_from, year_to, provider, sector (null: no restriction)
-- nulls: launches without a country are left out here and counted in selection.sql
select
    country,
    count(*) as launch_count,
    sum(case when outcome = 'success' then 1 else 0 end) as success_count
from selected
where country is not null
group by country
order by count(*) desc, country
