-- grain: one row per definition and calendar year (UTC) that has launches under it
-- reads: launches, attempts, pairs
-- parameters: none
-- nulls: a launch of unknown sector is in neither count; one that is no attempt of the catalogue has
--   no class, and keeps the sector of its file
with definitions as (
    -- definitions.py says the same in words; success_only counts what a launch succeeded in.
    select 1 as place, 0 as has_missing, 0 as orbital_only, 'file' as sector_by,
           0 as success_only, 0e0 as partial_weight
    union all select 2, 0, 1, 'file', 0, 0e0
    union all select 3, 0, 0, 'class', 0, 0e0
    union all select 4, 1, 0, 'file', 0, 0e0
    union all select 5, 1, 0, 'class', 0, 0e0
    union all select 6, 1, 0, 'enterprises', 0, 0e0
    union all select 7, 1, 0, 'file', 1, 0e0
    union all select 8, 1, 0, 'file', 1, 1e0
    union all select 9, 1, 0, 'file', 1, 5e-1
),
days as (
    select
        substr(cast(min(launched_at) as varchar(40)), 1, 10) as first_on,
        substr(cast(max(launched_at) as varchar(40)), 1, 10) as last_on
    from launches
),
known as (
    select launches.launch_year, launches.outcome, launches.sector as file_sector,
           coalesce(attempts.sector, launches.sector) as class_sector,
           attempts.provider_country,
           0 as is_missing,
           case when attempts.launch_id is null then 0 else 1 end as is_orbital
    from launches
    left join pairs on pairs.launch_id = launches.launch_id
    left join attempts on attempts.launch_id = pairs.attempt_id
    union all
    select attempts.launch_year, attempts.outcome, attempts.sector, attempts.sector,
           attempts.provider_country, 1, 1
    from attempts
    cross join days
    left join pairs on pairs.attempt_id = attempts.launch_id
    where pairs.attempt_id is null
      and substr(cast(attempts.launched_at as varchar(40)), 1, 10) >= days.first_on
      and substr(cast(attempts.launched_at as varchar(40)), 1, 10) <= days.last_on
),
counted as (
    select
        definitions.place,
        known.launch_year,
        case
            when definitions.sector_by = 'file' then known.file_sector
            when definitions.sector_by = 'enterprises'
                and known.provider_country in ('China', 'Russia') then 'state'
            else known.class_sector
        end as sector,
        case
            when definitions.success_only = 0 or known.outcome = 'success' then 1e0
            when known.outcome = 'partial_failure' then definitions.partial_weight
            else 0e0
        end as weight
    from known
    cross join definitions
    where (known.is_missing = 0 or definitions.has_missing = 1)
      and (known.is_orbital = 1 or definitions.orbital_only = 0)
      and exists (select 1 from pairs)
)
select
    place as definition,
    launch_year as "year",
    sum(case when sector = 'private' then weight else 0e0 end) as private_count,
    sum(case when sector = 'state' then weight else 0e0 end) as state_count
from counted
group by place, launch_year
order by place, launch_year
