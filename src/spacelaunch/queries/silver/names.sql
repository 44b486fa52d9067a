-- grain: one row per provider, country and rocket that have launches together
-- reads: launches
-- parameters: none
-- nulls: country and rocket, of launches of which they are not known
select distinct provider, country, rocket
from launches
order by provider, country, rocket
