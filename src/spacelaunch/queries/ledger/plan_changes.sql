-- grain: one row per change of a planned time or of its precision, by launch, the newest first
-- reads: changes, launch_library_launches
-- parameters: until_after_epoch_s (null: of those that have flown, too)
-- nulls: a value is null where the field was not there
select
    c.document_id,
    c.field,
    c.value_before,
    replace(substr(cast(c.learned_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as learned_at,
    c.run_id
from changes c
join launch_library_launches l on l.launch_id = c.document_id
where c.source = 'launch-library'
  and c.resource = 'launches'
  and c.field in ('net', 'net_precision.id')
  and (cast(:until_after_epoch_s as bigint) is null
       or (l.is_upcoming and l.until_epoch_s > cast(:until_after_epoch_s as bigint)))
order by c.document_id, c.change_id desc
