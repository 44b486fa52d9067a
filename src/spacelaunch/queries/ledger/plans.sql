-- grain: one row per launch of Launch Library, by when it is to fly
-- reads: launch_library_launches
-- parameters: until_after_epoch_s (null: those that have flown, too)
-- nulls: what the source does not say
select
    launch_id, name, provider, pad, latitude_deg, longitude_deg, status, net, net_precision,
    net_epoch_s, last_updated
from launch_library_launches
where cast(:until_after_epoch_s as bigint) is null
   or (is_upcoming and until_epoch_s > cast(:until_after_epoch_s as bigint))
order by net_epoch_s, launch_id
