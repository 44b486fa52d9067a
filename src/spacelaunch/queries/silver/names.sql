-- grain: one row per provider, country and rocket that have launches together
-- reads: launches, launch_library_launches
-- parameters: source
-- nulls: country and rocket, of launches of which they are not known; both, of a provider whose
--   launches are all to come
select provider, country, rocket
from launches
union
select provider, null, null
from launch_library_launches
where cast(:source as varchar(200)) = 'launch-library' and provider is not null
order by provider, country, rocket
