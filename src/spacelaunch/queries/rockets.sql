-- grain: one row per rocket that has launches in the selection
-- reads: launches
-- parameters: year_from, year_to, country, provider, sector (null: no restriction)
-- nulls: launches without a rocket are left out here and counted in selection.sql
select
    rocket,
    count(*) as launch_count,
    sum(case when outcome = 'success' then 1 else 0 end) as success_count,
    sum(case when outcome <> 'unknown' then 1 else 0 end) as known_count
from selected
where rocket is not null
group by rocket
order by count(*) desc, rocket
