-- grain: one row, the number of launches with a word that the relation does not know
-- reads: launches
-- parameters: source
-- nulls: none; these columns never are
select count(*) as found_count
from launches
where source = :source
  and (sector not in ('private', 'state', 'unknown')
       or outcome not in ('success', 'failure', 'partial_failure', 'prelaunch_failure', 'unknown')
       or scope not in ('orbital', 'suborbital', 'pad_loss', 'unknown')
       or time_precision not in ('minute', 'hour', 'day', 'month', 'quarter', 'half', 'year'))
