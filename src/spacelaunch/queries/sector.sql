-- grain: one row per sector that has launches in the selection
-- reads: launches
-- parameters: year_from, year_to, country, provider (null: no restriction)
-- nulls: launches of which no sector is known are in no row; success_pct is of launches whose outcome is known, null where none is; the recent columns are of the last ten years of the selection, null where it spans fewer than twenty
with selected as (
    select sector, outcome, launch_year
    from launches
    where sector <> 'unknown'
      and (cast(:year_from as integer) is null or launch_year >= cast(:year_from as integer))
      and (cast(:year_to as integer) is null or launch_year <= cast(:year_to as integer))
      and (cast(:country as varchar(200)) is null or country = cast(:country as varchar(200)))
      and (cast(:provider as varchar(200)) is null or provider = cast(:provider as varchar(200)))
),
recent as (
    select case when min(launch_year) <= max(launch_year) - 19 then max(launch_year) - 9 end
        as from_year
    from selected
),
counted as (
    select
        sector,
        count(*) as launch_count,
        sum(case when outcome = 'success' then 1 else 0 end) as success_count,
        sum(case when outcome <> 'unknown' then 1 else 0 end) as known_count,
        sum(case when outcome = 'success' and launch_year >= from_year then 1 else 0 end)
            as recent_success_count,
        sum(case when outcome <> 'unknown' and launch_year >= from_year then 1 else 0 end)
            as recent_known_count,
        from_year
    from selected
    cross join recent
    group by sector, from_year
)
select
    sector,
    launch_count,
    success_count,
    known_count,
    case
        when known_count > 0
        then 100 * cast(success_count as double precision) / known_count
    end as success_pct,
    from_year as recent_from_year,
    case when from_year is not null then recent_success_count end as recent_success_count,
    case when from_year is not null then recent_known_count end as recent_known_count
from counted
order by sector
