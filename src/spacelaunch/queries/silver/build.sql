-- grain: one row, or none where nothing of the source was built
-- reads: builds, launches
-- parameters: source
-- nulls: both moments are null where the source has no launch that is not upcoming
select
    b.version,
    min(l.launched_epoch_s) as earliest_epoch_s,
    max(l.launched_epoch_s) as latest_epoch_s
from builds b
left join launches l on l.source = b.source
where b.source = :source
group by b.version
