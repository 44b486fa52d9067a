-- grain: one row, or none where nothing of the source was built
-- reads: builds, launches
-- parameters: source, synthetic (how the missions of invented launches begin, with a %)
-- nulls: both moments are null where the source has no launch that is not upcoming
select
    b.version,
    min(l.launched_epoch_s) as earliest_epoch_s,
    max(l.launched_epoch_s) as latest_epoch_s,
    sum(case when l.mission like :synthetic then 1 else 0 end) as synthetic_count
from builds b
left join launches l on l.source = b.source
where b.source = :source
group by b.version
