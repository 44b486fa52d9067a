-- grain: one row per private provider that has launches in the selection
-- reads: launches
-- parameters: year_from, year_to, country (null: no restriction)
-- nulls: provider is never null
select
    provider,
    count(*) as launch_count,
    sum(case when outcome = 'success' then 1 else 0 end) as success_count
from selected
where sector = 'private'
group by provider
order by count(*) desc, provider
