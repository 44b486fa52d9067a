-- grain: one row per run of a source that changed something, the newest first
-- reads: launch_aggregate_snapshots
-- parameters: only_source, most
-- nulls: a mean or a rate that nothing is known for
with ranked as (
    select
        run_id, kind, taken_at, added_count, total_count, orbital_count, success_count,
        failure_count, unknown_count, success_pct, pads_count,
        row_number() over (order by run_id desc) as place
    from launch_aggregate_snapshots
    where source = cast(:only_source as varchar(200))
)
select
    run_id,
    kind,
    replace(substr(cast(taken_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as taken_at,
    added_count,
    total_count,
    orbital_count,
    success_count,
    failure_count,
    unknown_count,
    success_pct,
    pads_count
from ranked
where place <= cast(:most as integer)
order by place
