-- grain: one row, the number of launches beyond the first with the same moment, pad and mission
-- reads: launches
-- parameters: source
-- nulls: null pads and missions are one
select coalesce(sum(alike.times - 1), 0) as found_count
from (
    select count(*) as times
    from launches
    where source = :source
    group by launched_epoch_s, pad, rocket, mission
) alike
