-- grain: one row per step of a run and what it worked on, in the order in which they ended
-- reads: run_steps
-- parameters: run_id
-- nulls: note, where there is nothing that a person should know
select
    step, resource, rows_read, rows_written, rows_changed, rows_rejected, api_calls, duration_s, note
from run_steps
where run_id = cast(:run_id as bigint)
order by finished_at, step, resource
