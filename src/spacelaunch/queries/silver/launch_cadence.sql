-- grain: one row per calendar year (UTC) with a launch that is not upcoming
-- reads: launches
-- parameters: scope, year_from, year_to (null: no restriction)
-- nulls: a gap is the time since the launch before, also where that was in another year; the first
--   launch of all has none; both gaps are null in a year without any
with spaced as (
    select
        launch_year,
        scope,
        launched_epoch_s - lag(launched_epoch_s) over (order by launched_epoch_s, launch_id)
            as gap_s
    from launches
    where (cast(:scope as varchar(200)) is null or scope = cast(:scope as varchar(200)))
),
placed as (
    select
        launch_year,
        scope,
        gap_s,
        count(gap_s) over (partition by launch_year) as gap_count,
        row_number() over (partition by launch_year order by gap_s nulls last) as place
    from spaced
    where (cast(:year_from as integer) is null or launch_year >= cast(:year_from as integer))
      and (cast(:year_to as integer) is null or launch_year <= cast(:year_to as integer))
),
marked as (
    -- The one gap in the middle of a year, or the two.
    select
        launch_year,
        scope,
        gap_s,
        case when 2 * place >= gap_count and 2 * place <= gap_count + 2 then gap_s end as middle_s
    from placed
)
select
    launch_year,
    count(*) as flown_count,
    cast(sum(middle_s) as double precision) / nullif(count(middle_s), 0) / 86400
        as median_gap_days,
    cast(max(gap_s) as double precision) / 86400 as maximum_gap_days,
    sum(case when scope = 'orbital' then 1 else 0 end) as orbital_count
from marked
group by launch_year
order by launch_year
