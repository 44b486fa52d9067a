-- grain: one row per source whose launches are among those of all, the one with most first
-- reads: launch_members, launch_doubts
-- parameters: none
-- nulls: none
select
    source,
    count(*) as member_count,
    (select count(*) from launch_doubts) as doubt_count
from launch_members
group by source
order by count(*) desc, source
