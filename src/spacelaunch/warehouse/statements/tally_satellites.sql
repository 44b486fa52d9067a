-- grain: one row per kind, the number of fresh satellites that are so
-- reads: fresh_documents, starlink
-- parameters: source, sign (1 puts in, -1 takes out)
-- nulls: a satellite of which nobody says whether it decayed is not counted as decayed
insert into finding_tallies (source, finding, found_count)
with fresh as (
    select s.*
    from fresh_documents f
    join starlink s on s.starlink_id = f.document_id
    where f.resource = 'starlink'
),
found as (
    select 'decayed' as finding, count(*) as found_count
    from fresh
    where is_decayed
    union all
    select 'no position', count(*)
    from fresh
    where latitude_deg is null or longitude_deg is null
)
select :source, finding, :sign * found_count
from found
where found_count <> 0
on conflict (source, finding) do update set
    found_count = finding_tallies.found_count + excluded.found_count
