-- grain: one row
-- reads: launches, spacex_launches, launch_payloads, payloads, launch_cores
-- parameters: scope, year_from, year_to (null: no restriction)
-- nulls: each count is of the launches of which that is known
with carried as (
    select
        lp.launch_id,
        count(p.mass_kg) as known_count,
        count(*) as payload_count
    from launch_payloads lp
    left join payloads p on p.payload_id = lp.payload_id
    group by lp.launch_id
),
cored as (
    select launch_id, count(core_id) as core_count
    from launch_cores
    group by launch_id
),
described as (
    select
        l.outcome,
        l.pad,
        l.cost_musd,
        case when c.payload_count > 0 then 1 else 0 end as has_payload,
        case when c.known_count > 0 then 1 else 0 end as has_mass,
        case when c.known_count = c.payload_count then 1 else 0 end as has_whole_mass,
        case when k.core_count > 0 then 1 else 0 end as has_core,
        case
            when x.static_fire_epoch_s <= l.launched_epoch_s
                and l.time_precision in ('minute', 'hour')
            then 1 else 0
        end as has_static_fire
    from selected l
    left join spacex_launches x on x.launch_id = l.launch_id
    left join carried c on c.launch_id = l.launch_id
    left join cored k on k.launch_id = l.launch_id
)
select
    count(*) as launch_count,
    sum(case when outcome <> 'unknown' then 1 else 0 end) as outcome_count,
    sum(has_payload) as payload_count,
    sum(has_mass) as payload_mass_count,
    sum(case when pad is not null then has_whole_mass else 0 end) as mass_count,
    sum(case when cost_musd is not null then has_whole_mass else 0 end) as cost_and_mass_count,
    sum(has_core) as core_count,
    sum(has_static_fire) as static_fire_count
from described
