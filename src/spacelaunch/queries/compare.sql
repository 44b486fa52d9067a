-- grain: one row per calendar year (UTC) and name of what is compared that have launches in the selection
-- reads: launches
-- parameters: by, year_from, year_to, country, provider, rocket, sector (null: no restriction; by is country, provider, rocket or sector, whose own parameter restricts nothing)
-- nulls: name, of launches of which it is not known; they count among all launches of a year
with named as (
    select
        launch_year,
        outcome,
        case cast(:by as varchar(200))
            when 'country' then country
            when 'provider' then provider
            when 'rocket' then rocket
            else sector
        end as name
    from launches
    where (cast(:year_from as integer) is null or launch_year >= cast(:year_from as integer))
      and (cast(:year_to as integer) is null or launch_year <= cast(:year_to as integer))
      and (cast(:country as varchar(200)) is null or cast(:by as varchar(200)) = 'country'
           or country = cast(:country as varchar(200)))
      and (cast(:provider as varchar(200)) is null or cast(:by as varchar(200)) = 'provider'
           or provider = cast(:provider as varchar(200)))
      and (cast(:rocket as varchar(200)) is null or cast(:by as varchar(200)) = 'rocket'
           or rocket = cast(:rocket as varchar(200)))
      and (cast(:sector as varchar(200)) is null or cast(:by as varchar(200)) = 'sector'
           or sector = cast(:sector as varchar(200)))
)
select
    name,
    launch_year as "year",
    count(*) as launch_count,
    sum(case when outcome = 'success' then 1 else 0 end) as success_count,
    sum(case when outcome <> 'unknown' then 1 else 0 end) as known_count
from named
group by name, launch_year
order by launch_year, name nulls last
