-- grain: one row
-- reads: launches
-- parameters: none
-- nulls: none
select count(*) as launch_count
from launches
