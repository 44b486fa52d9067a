-- grain: what the touched launches of a source add to a tally: of all, a rocket, a pad, a year
-- reads: touched_launches, launches, spacex_launches, launch_payloads, payloads
-- parameters: source, sign (1 puts in, -1 takes out)
-- nulls: a launch without a rocket or pad is in no tally of one; mass is known where all on board is
-- `cross join` keeps SQLite, which knows no sizes, from beginning with all launches.
insert into launch_tallies (
    source, grain, member, total_count, orbital_count, success_count, failure_count,
    unknown_count, mass_known_count, mass_g, static_fire_count, waited_s, used_count,
    used_cost_usd, used_mass_g
)
with carried as (
    -- In whole grams, so that the sum does not depend on the order of the rows.
    select lp.launch_id, sum(cast(round(p.mass_kg * 1000e0) as bigint)) as mass_g
    from touched_launches t
    cross join launch_payloads lp
    left join payloads p on p.payload_id = lp.payload_id
    where lp.launch_id = t.launch_id
    group by lp.launch_id
    having count(p.mass_kg) = count(*)
),
touched as (
    select
        l.rocket,
        l.pad,
        l.launch_year,
        l.scope,
        l.outcome,
        c.mass_g,
        -- A static fire that is dated after its launch, or a launch known to the day, tells no time.
        case
            when s.static_fire_epoch_s <= s.launched_epoch_s
                and s.time_precision in ('minute', 'hour')
                then s.launched_epoch_s - s.static_fire_epoch_s
        end as waited_s,
        case
            when c.mass_g is not null then cast(round(l.cost_musd * 1000000e0) as bigint)
        end as used_cost_usd,
        case when l.cost_musd is not null then c.mass_g end as used_mass_g
    from touched_launches t
    cross join launches l
    left join spacex_launches s on s.launch_id = t.launch_id
    left join carried c on c.launch_id = t.launch_id
    where l.launch_id = t.launch_id and l.source = :source
),
placed as (
    select 'all' as grain, '' as member, touched.*
    from touched
    union all
    select 'rocket', rocket, touched.*
    from touched
    where rocket is not null
    union all
    select 'pad', pad, touched.*
    from touched
    where pad is not null
    union all
    select 'year', cast(launch_year as varchar(10)), touched.*
    from touched
)
select
    :source,
    grain,
    member,
    :sign * count(*),
    :sign * sum(case when scope = 'orbital' then 1 else 0 end),
    :sign * sum(case when outcome = 'success' then 1 else 0 end),
    :sign * sum(case when outcome not in ('success', 'unknown') then 1 else 0 end),
    :sign * sum(case when outcome = 'unknown' then 1 else 0 end),
    :sign * count(mass_g),
    :sign * coalesce(sum(mass_g), 0),
    :sign * count(waited_s),
    :sign * coalesce(sum(waited_s), 0),
    :sign * count(used_cost_usd),
    :sign * coalesce(sum(used_cost_usd), 0),
    :sign * coalesce(sum(used_mass_g), 0)
from placed
group by grain, member
on conflict (source, grain, member) do update set
    total_count = launch_tallies.total_count + excluded.total_count,
    orbital_count = launch_tallies.orbital_count + excluded.orbital_count,
    success_count = launch_tallies.success_count + excluded.success_count,
    failure_count = launch_tallies.failure_count + excluded.failure_count,
    unknown_count = launch_tallies.unknown_count + excluded.unknown_count,
    mass_known_count = launch_tallies.mass_known_count + excluded.mass_known_count,
    mass_g = launch_tallies.mass_g + excluded.mass_g,
    static_fire_count = launch_tallies.static_fire_count + excluded.static_fire_count,
    waited_s = launch_tallies.waited_s + excluded.waited_s,
    used_count = launch_tallies.used_count + excluded.used_count,
    used_cost_usd = launch_tallies.used_cost_usd + excluded.used_cost_usd,
    used_mass_g = launch_tallies.used_mass_g + excluded.used_mass_g
