-- grain: one row per calendar year (UTC) with a launch that is not upcoming
-- reads: launches
-- parameters: scope, year_from, year_to (null: no restriction)
-- nulls: none
select
    launch_year,
    count(*) as flown_count,
    sum(case when scope = 'orbital' then 1 else 0 end) as orbital_count
from launches
where (cast(:scope as varchar(200)) is null or scope = cast(:scope as varchar(200)))
  and (cast(:year_from as integer) is null or launch_year >= cast(:year_from as integer))
  and (cast(:year_to as integer) is null or launch_year <= cast(:year_to as integer))
group by launch_year
order by launch_year
