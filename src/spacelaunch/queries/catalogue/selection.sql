-- grain: one row
-- reads: launches, pairs
-- parameters: year_from, year_to (null: no restriction)
-- nulls: found are the launches of the data set that are an attempt of the catalogue
select
    count(pairs.attempt_id) as attempt_count,
    count(*) as launch_count
from selected
left join pairs on pairs.launch_id = selected.launch_id
