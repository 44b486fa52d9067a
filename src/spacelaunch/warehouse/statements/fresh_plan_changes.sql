-- grain: one row per change of a fresh launch's time, precision or status, the newest first
-- reads: changes, fresh_documents
-- parameters: none
-- nulls: a value is null where the field was not there
select
    c.document_id as launch_id,
    c.field,
    c.value_before,
    replace(substr(cast(c.learned_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as learned_at,
    c.run_id
from changes c
join fresh_documents f on f.document_id = c.document_id and f.resource = c.resource
where c.source = 'launch-library'
  and c.resource = 'launches'
  and c.field in ('net', 'net_precision.id', 'status.id')
order by c.document_id, c.change_id desc
