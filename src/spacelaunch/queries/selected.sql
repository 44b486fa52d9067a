-- grain: one row per launch that is asked about
-- reads: launches
-- parameters: year_from, year_to, country, provider, rocket, sector, scope (null: no restriction)
-- nulls: as launches have them; what reads `selected` gets this in front of it, of its conditions
--   those whose parameters it takes itself (`read_sql`), so that no other column is read
select *
from launches
where (cast(:year_from as integer) is null or launch_year >= cast(:year_from as integer))
  and (cast(:year_to as integer) is null or launch_year <= cast(:year_to as integer))
  and (cast(:country as varchar(200)) is null or country = cast(:country as varchar(200)))
  and (cast(:provider as varchar(200)) is null or provider = cast(:provider as varchar(200)))
  and (cast(:rocket as varchar(200)) is null or rocket = cast(:rocket as varchar(200)))
  and (cast(:sector as varchar(200)) is null or sector = cast(:sector as varchar(200)))
  and (cast(:scope as varchar(200)) is null or scope = cast(:scope as varchar(200)))
