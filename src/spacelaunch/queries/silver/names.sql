-- grain: one row per provider and country that have launches together
-- reads: launches
-- parameters: none
-- nulls: country, of launches of which it is not known
select distinct provider, country
from launches
order by provider, country
