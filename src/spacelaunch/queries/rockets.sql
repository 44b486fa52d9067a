-- grain: one row per rocket that has launches in the selection
-- reads: launches
-- parameters: year_from, year_to, country, provider, sector (null: no restriction)
-- nulls: launches without a rocket are left out here and counted in selection.sql; success_pct is of launches whose outcome is known, null where none is
with counted as (
    select
        rocket,
        count(*) as launch_count,
        sum(case when outcome = 'success' then 1 else 0 end) as success_count,
        sum(case when outcome <> 'unknown' then 1 else 0 end) as known_count
    from launches
    where rocket is not null
      and (cast(:year_from as integer) is null or launch_year >= cast(:year_from as integer))
      and (cast(:year_to as integer) is null or launch_year <= cast(:year_to as integer))
      and (cast(:country as varchar(200)) is null or country = cast(:country as varchar(200)))
      and (cast(:provider as varchar(200)) is null or provider = cast(:provider as varchar(200)))
      and (cast(:sector as varchar(200)) is null or sector = cast(:sector as varchar(200)))
    group by rocket
)
select
    rocket,
    launch_count,
    success_count,
    known_count,
    case
        when known_count > 0
        then 100 * cast(success_count as double precision) / known_count
    end as success_pct
from counted
order by launch_count desc, rocket
