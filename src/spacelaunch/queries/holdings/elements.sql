-- grain: one row per satellite of CelesTrak, by its catalogue number
-- reads: satellite_elements
-- parameters: none
-- nulls: name, designator and revolutions, where the source has none
select
    norad_id,
    name,
    designator,
    epoch,
    mean_motion_per_day,
    eccentricity,
    inclination_deg,
    raan_deg,
    argument_of_pericenter_deg,
    mean_anomaly_deg,
    bstar,
    mean_motion_dot,
    mean_motion_ddot,
    revolutions_count
from satellite_elements
order by norad_id, satellite_id
