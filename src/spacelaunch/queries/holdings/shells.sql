-- grain: one row per shell: Starlink satellites whose inclination is the same to the degree
-- reads: starlink
-- parameters: none
-- nulls: satellites without an inclination are a row of their own
select
    cast(round(inclination_deg) as integer) as inclination_deg,
    count(*) as satellites_count,
    count(distinct launch_id) as launches_count,
    sum(case when is_decayed then 1 else 0 end) as decayed_count,
    sum(case when latitude_deg is null then 1 else 0 end) as without_position_count
from starlink
group by cast(round(inclination_deg) as integer)
order by count(*) desc, cast(round(inclination_deg) as integer)
