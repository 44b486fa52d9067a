-- grain: one row per provider that has launches in the selection
-- reads: launches
-- parameters: year_from, year_to, country, sector (null: no restriction)
-- nulls: provider is never null
select
    provider,
    count(*) as launch_count,
    sum(case when outcome = 'success' then 1 else 0 end) as success_count
from launches
where (cast(:year_from as integer) is null or launch_year >= cast(:year_from as integer))
  and (cast(:year_to as integer) is null or launch_year <= cast(:year_to as integer))
  and (cast(:country as varchar(200)) is null or country = cast(:country as varchar(200)))
  and (cast(:sector as varchar(200)) is null or sector = cast(:sector as varchar(200)))
group by provider
order by count(*) desc, provider
