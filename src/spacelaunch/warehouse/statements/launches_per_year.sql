-- grain: one row per calendar year (UTC) with a launch, as the query of that name answers
-- reads: launch_tallies
-- parameters: source
-- nulls: none
insert into launches_per_year (source, launch_year, flown_count, orbital_count)
select
    source,
    cast(member as integer),
    total_count,
    orbital_count
from launch_tallies
where source = :source and grain = 'year'
