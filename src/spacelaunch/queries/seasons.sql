-- grain: one row per calendar month (UTC) that has launches in the selection
-- reads: launches
-- parameters: year_from, year_to, country, provider, sector (null: no restriction)
-- nulls: launches of which no month is known are left out here and counted in selection.sql
with dated as (
    select launch_year, cast(substr(cast(launched_at as varchar(40)), 6, 2) as integer) as month_no
    from selected
    where time_precision not in ('year', 'half', 'quarter')
)
select launch_year as "year", month_no as "month", count(*) as launch_count
from dated
group by launch_year, month_no
order by launch_year, month_no
