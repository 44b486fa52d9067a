-- grain: one row per calendar year (UTC) of the range asked for, or else of the selection's own
-- reads: launches
-- parameters: year_from, year_to, country, provider (null: no restriction)
-- nulls: both counts, in a year of which the data set holds no launch at all; else none is a zero
with counted as (
    select
        launch_year,
        sum(case when sector = 'private' then 1 else 0 end) as private_count,
        sum(case when sector = 'state' then 1 else 0 end) as state_count
    from selected
    group by launch_year
),
held as (
    select distinct launch_year from launches
),
bounds as (
    -- A range goes as far as the data reach and no further: beyond, a zero would be a claim.
    select
        case
            when cast(:year_from as integer) is null then min(counted.launch_year)
            when cast(:year_from as integer) < min(reach.first_year) then min(reach.first_year)
            else cast(:year_from as integer)
        end as first_year,
        case
            when cast(:year_to as integer) is null then max(counted.launch_year)
            when cast(:year_to as integer) > max(reach.last_year) then max(reach.last_year)
            else cast(:year_to as integer)
        end as last_year
    from counted
    cross join (
        select min(launch_year) as first_year, max(launch_year) as last_year from held
    ) reach
),
digits as (
    select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
    union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
),
years as (
    select bounds.first_year + 100 * hundreds.digit + 10 * tens.digit + ones.digit as launch_year,
           bounds.last_year
    from bounds
    cross join digits hundreds
    cross join digits tens
    cross join digits ones
)
select
    years.launch_year as "year",
    case when held.launch_year is not null then coalesce(counted.private_count, 0) end
        as private_count,
    case when held.launch_year is not null then coalesce(counted.state_count, 0) end
        as state_count
from years
left join held on held.launch_year = years.launch_year
left join counted on counted.launch_year = years.launch_year
where years.launch_year <= years.last_year
  and exists (select 1 from counted where private_count + state_count > 0)
order by years.launch_year
