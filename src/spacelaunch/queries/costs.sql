-- grain: one row per provider that has launches in the selection whose price is known
-- reads: launches
-- parameters: year_from, year_to, country, provider, sector (null: no restriction)
-- nulls: launches whose price is not known are in launch_count only; imputed prices are in no figure; summed in whole ten thousands of dollars, since the sum of fractions depends on the order
select
    provider,
    count(*) as launch_count,
    count(cost_musd) as known_count,
    cast(sum(cast(round(cost_musd * 100) as bigint)) as double precision) / 100 as cost_musd,
    min(cost_musd) as least_musd,
    max(cost_musd) as most_musd
from selected
group by provider
having count(cost_musd) > 0
order by known_count desc, provider
