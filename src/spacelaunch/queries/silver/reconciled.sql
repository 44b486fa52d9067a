-- grain: one row per launch of the source that is not upcoming
-- reads: launches
-- parameters: none
-- nulls: as the source is silent; launch_designator where it has none
select launch_id, provider, provider_country, sector, pad, country, rocket, mission, outcome,
       is_rocket_active, cost_musd, launched_epoch_s, launch_year, time_precision,
       launch_designator
from launches
order by launched_epoch_s desc, launch_id
