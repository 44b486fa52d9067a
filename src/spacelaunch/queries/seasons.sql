-- grain: one row per calendar month (UTC) that has launches in the selection
-- reads: launches
-- parameters: year_from, year_to, country, provider, sector (null: no restriction)
-- nulls: launches of which no month is known are left out here and counted in selection.sql
with dated as (
    select launch_year, cast(substr(cast(launched_at as varchar(40)), 6, 2) as integer) as month_no
    from launches
    where time_precision not in ('year', 'half', 'quarter')
      and (cast(:year_from as integer) is null or launch_year >= cast(:year_from as integer))
      and (cast(:year_to as integer) is null or launch_year <= cast(:year_to as integer))
      and (cast(:country as varchar(200)) is null or country = cast(:country as varchar(200)))
      and (cast(:provider as varchar(200)) is null or provider = cast(:provider as varchar(200)))
      and (cast(:sector as varchar(200)) is null or sector = cast(:sector as varchar(200)))
)
select launch_year as "year", month_no as "month", count(*) as launch_count
from dated
group by launch_year, month_no
order by launch_year, month_no
