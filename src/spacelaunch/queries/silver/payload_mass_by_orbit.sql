-- grain: one row per orbit that payloads of launches that are not upcoming went to, each once
-- reads: launches, launch_payloads, payloads
-- parameters: scope, year_from, year_to (null: no restriction)
-- nulls: payloads of unknown orbit are a row of their own; missing_count are those of unknown mass,
--   of which the total says nothing: it is null where no mass is known
with carried as (
    select
        lp.payload_id,
        max(case when l.scope = 'orbital' then 1 else 0 end) as is_orbital
    from selected l
    join launch_payloads lp on lp.launch_id = l.launch_id
    group by lp.payload_id
)
select
    p.orbit,
    count(*) as payload_count,
    -- In whole grams, so that the sum does not depend on the order of the rows.
    cast(sum(cast(round(p.mass_kg * 1000) as bigint)) as double precision) / 1000 as total_mass_kg,
    count(*) - count(p.mass_kg) as missing_count,
    sum(c.is_orbital) as orbital_count
from carried c
join payloads p on p.payload_id = c.payload_id
group by p.orbit
order by total_mass_kg desc nulls last, count(*) desc, p.orbit nulls last
