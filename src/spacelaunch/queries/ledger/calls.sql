-- grain: one row per call to a source that still counts, the oldest first
-- reads: calls
-- parameters: only_source
-- nulls: none
select called_epoch_s
from calls
where source = cast(:only_source as varchar(200))
order by called_epoch_s
