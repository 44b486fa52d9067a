-- grain: one row per payload of known mass on a launch that is not upcoming, the heaviest of them
-- reads: launches, launch_payloads, payloads
-- parameters: scope, year_from, year_to, top (null: no restriction; top is never null)
-- nulls: a payload of unknown mass is left out; launch is null where the source gives no mission
with carried as (
    -- A payload that is on several launches counts on the first of them.
    select
        p.payload_id,
        p.name as payload,
        p.mass_kg,
        l.mission as launch,
        l.launched_at,
        l.launched_epoch_s,
        l.scope,
        row_number() over (
            partition by p.payload_id order by l.launched_epoch_s, l.launch_id
        ) as flight
    from selected l
    join launch_payloads lp on lp.launch_id = l.launch_id
    join payloads p on p.payload_id = lp.payload_id
    where p.mass_kg is not null
),
ranked as (
    select
        payload,
        mass_kg,
        launch,
        launched_at,
        scope,
        count(*) over (partition by mass_kg) as alike_count,
        row_number() over (order by mass_kg desc, launched_epoch_s, payload, payload_id) as place
    from carried
    where flight = 1
)
select
    payload,
    mass_kg,
    launch,
    replace(substr(cast(launched_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as launched_at,
    scope,
    alike_count
from ranked
where place <= cast(:top as integer)
order by place
