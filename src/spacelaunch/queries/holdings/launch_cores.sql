-- grain: one row per core of a launch, in the launch's own order
-- reads: launch_cores, cores
-- parameters: launch_id
-- nulls: core_id where none is assigned yet; serial where the source has no document of the core;
--   is_landed where no landing was tried, or its end is not known
select
    m.position,
    m.core_id,
    c.serial,
    m.use_number,
    case when m.is_landing_attempted then 1 when not m.is_landing_attempted then 0 end
        as is_landing_attempted,
    case when m.is_landed then 1 when not m.is_landed then 0 end as is_landed,
    m.landing_kind
from launch_cores m
left join cores c on c.core_id = m.core_id
where m.launch_id = cast(:launch_id as varchar(200))
order by m.position
