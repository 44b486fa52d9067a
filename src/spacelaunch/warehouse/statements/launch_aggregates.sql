-- grain: one row per source, over its launches that are not upcoming
-- reads: launches, spacex_launches, launch_payloads, payloads
-- parameters: source
-- nulls: an average or share of nothing is null; a launch's mass is known where all on board is
insert into launch_aggregates (
    source, total_count, orbital_count, success_count, failure_count, unknown_count, success_pct,
    mass_known_count, average_payload_mass_kg, static_fire_count, average_static_fire_to_launch_h,
    earliest_epoch_s, latest_epoch_s, pads_count
)
with carried as (
    -- In whole grams, so that the sum does not depend on the order of the rows.
    select lp.launch_id, sum(cast(round(p.mass_kg * 1000e0) as bigint)) as mass_g
    from launch_payloads lp
    left join payloads p on p.payload_id = lp.payload_id
    group by lp.launch_id
    having count(p.mass_kg) = count(*)
),
waited as (
    -- A static fire that is dated after its launch, or a launch known to the day, tells no time.
    select launch_id, launched_epoch_s - static_fire_epoch_s as waited_s
    from spacex_launches
    where static_fire_epoch_s <= launched_epoch_s
      and time_precision in ('minute', 'hour')
),
counted as (
    select
        count(*) as total_count,
        sum(case when l.scope = 'orbital' then 1 else 0 end) as orbital_count,
        sum(case when l.outcome = 'success' then 1 else 0 end) as success_count,
        sum(case when l.outcome not in ('success', 'unknown') then 1 else 0 end) as failure_count,
        sum(case when l.outcome = 'unknown' then 1 else 0 end) as unknown_count,
        count(c.mass_g) as mass_known_count,
        sum(c.mass_g) as mass_g,
        count(w.waited_s) as static_fire_count,
        sum(w.waited_s) as waited_s,
        min(l.launched_epoch_s) as earliest_epoch_s,
        max(l.launched_epoch_s) as latest_epoch_s,
        count(distinct l.pad) as pads_count
    from launches l
    left join waited w on w.launch_id = l.launch_id
    left join carried c on c.launch_id = l.launch_id
    where l.source = :source
)
select
    cast(:source as varchar(200)),
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
    earliest_epoch_s,
    latest_epoch_s,
    pads_count
from counted
where total_count > 0
