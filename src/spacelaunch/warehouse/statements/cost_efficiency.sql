-- grain: one row per rocket with a launch that is not upcoming, as the query of that name answers
-- reads: launch_tallies
-- parameters: source
-- nulls: sums and ratio are of launches with a known cost and mass, null and not 0 where none is
insert into cost_efficiency (
    source, rocket, flown_count, orbital_count, used_count, total_cost_usd, total_mass_kg,
    cost_per_kg_usd
)
select
    source,
    member,
    total_count,
    orbital_count,
    used_count,
    case when used_count > 0 then cast(used_cost_usd as double precision) end,
    case when used_count > 0 then cast(used_mass_g as double precision) / 1000 end,
    cast(used_cost_usd as double precision) * 1000 / nullif(used_mass_g, 0)
from launch_tallies
where source = :source and grain = 'rocket'
