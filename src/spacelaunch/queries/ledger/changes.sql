-- grain: one row per field of a document that changed, the oldest first
-- reads: changes
-- parameters: only_source, document_id
-- nulls: a value is null where the field was not there
select
    field,
    value_before,
    value_after,
    replace(substr(cast(learned_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as learned_at,
    run_id
from changes
where source = cast(:only_source as varchar(200))
  and resource = 'launches'
  and document_id = cast(:document_id as varchar(200))
order by change_id
