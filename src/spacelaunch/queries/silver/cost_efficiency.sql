-- grain: one row per rocket with a launch that is not upcoming
-- reads: launches, launch_payloads, payloads
-- parameters: scope, year_from, year_to (null: no restriction)
-- nulls: sums and ratio are of launches with a known cost and mass, null and not 0 where none is
with carried as (
    -- In whole grams, so that the sum does not depend on the order of the rows.
    select lp.launch_id, sum(cast(round(p.mass_kg * 1000) as bigint)) as mass_g
    from launch_payloads lp
    left join payloads p on p.payload_id = lp.payload_id
    group by lp.launch_id
    having count(p.mass_kg) = count(*)
),
known as (
    select
        l.rocket,
        l.scope,
        case when c.mass_g is not null then cast(round(l.cost_musd * 1000000) as bigint) end
            as cost_usd,
        case when l.cost_musd is not null then c.mass_g end as mass_g
    from selected l
    left join carried c on c.launch_id = l.launch_id
    where l.rocket is not null
)
select
    rocket,
    count(*) as flown_count,
    count(cost_usd) as used_count,
    cast(sum(cost_usd) as double precision) as total_cost_usd,
    cast(sum(mass_g) as double precision) / 1000 as total_mass_kg,
    cast(sum(cost_usd) as double precision) * 1000 / nullif(sum(mass_g), 0) as cost_per_kg_usd,
    sum(case when scope = 'orbital' then 1 else 0 end) as orbital_count
from known
group by rocket
order by count(*) desc, rocket
