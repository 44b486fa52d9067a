-- grain: one row, or none where the source has said nothing of its pace
-- reads: call_budgets
-- parameters: only_source
-- nulls: each of them, where nobody has said it yet
select calls_count, window_s, paused_until_epoch_s, documents_left_count
from call_budgets
where source = cast(:only_source as varchar(200))
