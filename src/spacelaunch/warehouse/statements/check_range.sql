-- grain: one row, the number of launches said to have happened before Sputnik or after now
-- reads: launches
-- parameters: source, sputnik_epoch_s, now_epoch_s
-- nulls: none
select count(*) as found_count
from launches
where source = :source
  and (launched_epoch_s < :sputnik_epoch_s or launched_epoch_s > :now_epoch_s)
