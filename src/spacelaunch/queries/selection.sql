-- grain: one row
-- reads: launches
-- parameters: year_from, year_to, country, provider, rocket, sector (null: no restriction)
-- nulls: a column's count leaves out the launches of which it is not known; asked are only the
--   counts that somebody wants, a line each (`counting`), so that nobody reads columns for others
select
    count(provider_country) as provider_country_count,
    sum(case when sector <> 'unknown' then 1 else 0 end) as sector_count,
    count(pad) as pad_count,
    count(country) as country_count,
    count(rocket) as rocket_count,
    count(mission) as mission_count,
    sum(case when outcome <> 'unknown' then 1 else 0 end) as outcome_count,
    count(is_rocket_active) as is_rocket_active_count,
    sum(case when time_precision in ('year', 'half', 'quarter') then 0 else 1 end) as month_count,
    count(cost_musd) as cost_musd_count,
    count(*) as launch_count
from selected
