-- grain: one row per source and run that changed something
-- reads: launch_aggregates, launch_aggregate_snapshots
-- parameters: source, run_id, kind, taken_at
-- nulls: as in launch_aggregates
insert into launch_aggregate_snapshots (
    source, run_id, kind, taken_at, added_count, total_count, orbital_count, success_count,
    failure_count, unknown_count, success_pct, mass_known_count, average_payload_mass_kg,
    static_fire_count, average_static_fire_to_launch_h, earliest_epoch_s, latest_epoch_s,
    pads_count
)
select
    source,
    :run_id,
    :kind,
    :taken_at,
    total_count - coalesce((
        select before.total_count
        from launch_aggregate_snapshots before
        where before.source = :source
          and before.run_id = (
              select max(newest.run_id)
              from launch_aggregate_snapshots newest
              where newest.source = :source
          )
    ), 0),
    total_count,
    orbital_count,
    success_count,
    failure_count,
    unknown_count,
    success_pct,
    mass_known_count,
    average_payload_mass_kg,
    static_fire_count,
    average_static_fire_to_launch_h,
    earliest_epoch_s,
    latest_epoch_s,
    pads_count
from launch_aggregates
where source = :source
