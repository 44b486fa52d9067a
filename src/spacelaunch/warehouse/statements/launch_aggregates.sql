-- grain: one row per source, over its launches that are not upcoming
-- reads: launch_tallies, launches
-- parameters: source
-- nulls: an average or share of nothing is null; a launch's mass is known where all on board is
insert into launch_aggregates (
    source, total_count, orbital_count, success_count, failure_count, unknown_count, success_pct,
    mass_known_count, average_payload_mass_kg, static_fire_count, average_static_fire_to_launch_h,
    earliest_epoch_s, latest_epoch_s, pads_count
)
select
    source,
    total_count,
    orbital_count,
    success_count,
    failure_count,
    unknown_count,
    100e0 * success_count / nullif(success_count + failure_count, 0),
    mass_known_count,
    mass_g / 1000e0 / nullif(mass_known_count, 0),
    static_fire_count,
    waited_s / 3600e0 / nullif(static_fire_count, 0),
    -- Each by one look at the end of an index.
    (select min(launched_epoch_s) from launches where source = :source),
    (select max(launched_epoch_s) from launches where source = :source),
    (select count(*) from launch_tallies where source = :source and grain = 'pad')
from launch_tallies
where source = :source and grain = 'all'
