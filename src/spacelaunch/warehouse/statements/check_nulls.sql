-- grain: one row, the number of launches without a rocket, a pad or a mission
-- reads: launches
-- parameters: source
-- nulls: what is counted
select count(*) as found_count
from launches
where source = :source
  and (rocket is null or pad is null or mission is null)
