-- grain: one row
-- reads: runs
-- parameters: only_source
-- nulls: finished_at is null where no run of the source has succeeded
select
    replace(substr(cast(max(finished_at) as varchar(40)), 1, 19), ' ', 'T') || 'Z' as finished_at
from runs
where status = 'succeeded' and source = cast(:only_source as varchar(200))
