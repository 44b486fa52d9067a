-- grain: one row of launches per touched SpaceX launch that is not upcoming
-- reads: spacex_launches, rockets, launchpads, launch_payloads, payloads, touched_launches
-- parameters: none
-- nulls: rocket, pad, country and cost are null where the id leads nowhere or the source is silent
-- `cross join` keeps SQLite, which knows no sizes, from beginning with all launches.
insert into launches (
    launch_id, provider, provider_country, sector, pad, country, rocket, mission, outcome,
    is_rocket_active, cost_musd, launched_at, launch_year, time_precision, source, source_id,
    launch_designator, scope, launched_from_at, launched_until_at, is_uncertain, launched_epoch_s
)
with carried as (
    -- What the payloads on board say of where they went.
    select
        lp.launch_id,
        count(p.payload_id) as known_count,
        sum(case when p.orbit is not null then 1 else 0 end) as placed_count,
        sum(case when p.orbit = 'SO' then 1 else 0 end) as suborbital_count
    from touched_launches t
    cross join launch_payloads lp
    left join payloads p on p.payload_id = lp.payload_id
    where lp.launch_id = t.launch_id
    group by lp.launch_id
)
select
    l.launch_id,
    coalesce(r.provider, 'SpaceX'),
    'USA',
    'private',
    s.full_name,
    s.country,
    r.name,
    l.mission,
    l.outcome,
    r.is_active,
    r.cost_usd / 1000000e0,
    l.launched_at,
    l.launch_year,
    l.time_precision,
    'spacex',
    l.launch_id,
    null,
    case
        when l.is_lost_before_launch then 'pad_loss'
        when c.placed_count > 0 and c.suborbital_count = c.placed_count then 'suborbital'
        when c.known_count > 0 then 'orbital'
        else 'unknown'
    end,
    l.launched_from_at,
    l.launched_until_at,
    l.is_uncertain,
    l.launched_epoch_s
from touched_launches t
cross join spacex_launches l
left join rockets r on r.rocket_id = l.rocket_id
left join launchpads s on s.launchpad_id = l.launchpad_id
left join carried c on c.launch_id = l.launch_id
where l.launch_id = t.launch_id and not l.is_upcoming
