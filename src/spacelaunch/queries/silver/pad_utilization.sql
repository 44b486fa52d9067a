-- grain: one row per pad with a launch that is not upcoming
-- reads: launches, launch_payloads, payloads
-- parameters: scope, year_from, year_to (null: no restriction)
-- nulls: launches without a pad are left out; a launch's mass is known where all on board is, and
--   missing_count are those where it is not; the average is null where none is known
with carried as (
    -- In whole grams, so that the sum does not depend on the order of the rows.
    select lp.launch_id, sum(cast(round(p.mass_kg * 1000) as bigint)) as mass_g
    from launch_payloads lp
    left join payloads p on p.payload_id = lp.payload_id
    group by lp.launch_id
    having count(p.mass_kg) = count(*)
)
select
    l.pad,
    count(*) as flown_count,
    cast(sum(c.mass_g) as double precision) / 1000 / nullif(count(c.mass_g), 0)
        as average_payload_mass_kg,
    count(*) - count(c.mass_g) as missing_count,
    sum(case when l.scope = 'orbital' then 1 else 0 end) as orbital_count
from selected l
left join carried c on c.launch_id = l.launch_id
where l.pad is not null
group by l.pad
order by count(*) desc, l.pad
