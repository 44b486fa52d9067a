-- grain: one row per country of launch and calendar year (UTC) that has launches in the selection
-- reads: launches
-- parameters: year_from, year_to, provider, sector (null: no restriction)
-- nulls: launches without a country are left out here and counted in selection.sql
select
    country,
    launch_year as "year",
    count(*) as launch_count
from launches
where country is not null
  and (cast(:year_from as integer) is null or launch_year >= cast(:year_from as integer))
  and (cast(:year_to as integer) is null or launch_year <= cast(:year_to as integer))
  and (cast(:provider as varchar(200)) is null or provider = cast(:provider as varchar(200)))
  and (cast(:sector as varchar(200)) is null or sector = cast(:sector as varchar(200)))
group by country, launch_year
order by country, launch_year
