-- grain: one row per calendar year (UTC) that has launches in the data set, whatever is selected
-- reads: launches
-- parameters: none
-- nulls: first_on and last_on are null in a year of which no launch is known to the month
select
    launch_year as "year",
    sum(case when time_precision = 'year' then 0 else 1 end) as dated_count,
    substr(cast(min(case when time_precision <> 'year' then launched_at end) as varchar(40)), 1, 10)
        as first_on,
    substr(cast(max(case when time_precision <> 'year' then launched_at end) as varchar(40)), 1, 10)
        as last_on
from launches
group by launch_year
order by launch_year
