-- grain: one row per field that sources contradict each other in, and source that has a value
-- reads: launch_conflicts
-- parameters: launch_id (of all)
-- nulls: none
select field, source, value, case when is_taken then 1 else 0 end as is_taken
from launch_conflicts
where launch_id = cast(:launch_id as varchar(200))
order by field, is_taken desc, source
