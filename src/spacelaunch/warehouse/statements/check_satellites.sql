-- grain: one row per kind, the number of satellites that are so
-- reads: starlink
-- parameters: none
-- nulls: a satellite of which nobody says whether it decayed is not counted as decayed
select 'decayed' as kind, count(*) as found_count
from starlink
where is_decayed
union all
select 'no position', count(*)
from starlink
where latitude_deg is null or longitude_deg is null
