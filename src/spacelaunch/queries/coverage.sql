-- grain: one row
-- reads: launches
-- parameters: year_from, year_to, country, provider, sector (null: no restriction)
-- nulls: a column's count leaves out the launches where it is null; outcome_count those unknown
select
    count(*) as launch_count,
    count(country) as country_count,
    sum(case when outcome <> 'unknown' then 1 else 0 end) as outcome_count
from launches
where (cast(:year_from as integer) is null or launch_year >= cast(:year_from as integer))
  and (cast(:year_to as integer) is null or launch_year <= cast(:year_to as integer))
  and (cast(:country as varchar(200)) is null or country = cast(:country as varchar(200)))
  and (cast(:provider as varchar(200)) is null or provider = cast(:provider as varchar(200)))
  and (cast(:sector as varchar(200)) is null or sector = cast(:sector as varchar(200)))
