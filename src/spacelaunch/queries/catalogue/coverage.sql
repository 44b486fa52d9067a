-- grain: one row per year, decade or country (per) of the orbital attempts of the data set's time
-- reads: launches, attempts, pairs
-- parameters: per, year_from, year_to (null: no restriction)
-- nulls: an attempt of unknown country is left out of the countries
with days as (
    select
        substr(cast(min(launched_at) as varchar(40)), 1, 10) as first_on,
        substr(cast(max(launched_at) as varchar(40)), 1, 10) as last_on
    from launches
),
asked as (
    select
        case cast(:per as varchar(200))
            when 'year' then cast(attempts.launch_year as varchar(200))
            when 'decade' then
                cast(attempts.launch_year - attempts.launch_year % 10 as varchar(200)) || 's'
            else attempts.country
        end as name,
        case when pairs.attempt_id is null then 0 else 1 end as is_held
    from attempts
    cross join days
    left join pairs on pairs.attempt_id = attempts.launch_id
    where substr(cast(attempts.launched_at as varchar(40)), 1, 10) >= days.first_on
      and substr(cast(attempts.launched_at as varchar(40)), 1, 10) <= days.last_on
      and (cast(:year_from as integer) is null
           or attempts.launch_year >= cast(:year_from as integer))
      and (cast(:year_to as integer) is null or attempts.launch_year <= cast(:year_to as integer))
)
select name, count(*) as attempt_count, sum(is_held) as held_count
from asked
where name is not null
group by name
order by case when cast(:per as varchar(200)) = 'country' then -count(*) else 0 end, name
