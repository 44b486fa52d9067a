-- grain: one row per source and rocket, over launches that are not upcoming
-- reads: launches, launch_payloads, payloads
-- parameters: source
-- nulls: sums and ratio are null, not 0, where no launch has both a known cost and a known mass
insert into cost_efficiency (
    source, rocket, flown_count, orbital_count, used_count, total_cost_usd, total_mass_kg,
    cost_per_kg_usd
)
with carried as (
    select lp.launch_id, sum(cast(round(p.mass_kg * 1000e0) as bigint)) as mass_g
    from launch_payloads lp
    left join payloads p on p.payload_id = lp.payload_id
    group by lp.launch_id
    having count(p.mass_kg) = count(*)
),
known as (
    select
        l.rocket,
        l.scope,
        case when c.mass_g is not null then cast(round(l.cost_musd * 1000000e0) as bigint) end
            as cost_usd,
        case when l.cost_musd is not null then c.mass_g end as mass_g
    from launches l
    left join carried c on c.launch_id = l.launch_id
    where l.source = :source and l.rocket is not null
)
select
    cast(:source as varchar(200)),
    rocket,
    count(*),
    sum(case when scope = 'orbital' then 1 else 0 end),
    count(cost_usd),
    sum(cost_usd) * 1e0,
    sum(mass_g) / 1000e0,
    sum(cost_usd) * 1000e0 / nullif(sum(mass_g), 0)
from known
group by rocket
