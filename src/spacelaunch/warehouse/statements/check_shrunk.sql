-- grain: one row, the number of launches that are missing of those that were last counted
-- reads: launches, launch_aggregates
-- parameters: source
-- nulls: where nothing was counted before nothing is missing
select coalesce(sum(counted.total_count), 0) - (
    select count(*) from launches where source = :source
) as found_count
from launch_aggregates counted
where counted.source = :source
