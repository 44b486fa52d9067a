-- grain: one row per Starlink satellite, by its number
-- reads: starlink
-- parameters: none
-- nulls: an element, where the source has none; has_position is 1 where it gave a place
select
    starlink_id,
    launch_id,
    name,
    norad_id,
    designator,
    version,
    launched_on,
    case when is_decayed then 1 else 0 end as is_decayed,
    decayed_on,
    case when latitude_deg is not null then 1 else 0 end as has_position,
    epoch,
    inclination_deg,
    eccentricity,
    mean_motion_per_day,
    raan_deg,
    argument_of_pericenter_deg,
    mean_anomaly_deg,
    bstar_per_earth_radius
from starlink
order by norad_id, starlink_id
