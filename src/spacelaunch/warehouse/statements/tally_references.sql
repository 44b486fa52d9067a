-- grain: one row per kind of reference, how many fresh or touched ones lead nowhere
-- reads: fresh_documents, touched_launches, all typed tables of the source spacex
-- parameters: source, sign (1 puts in, -1 takes out)
-- nulls: a null id is no reference
-- `cross join` keeps SQLite, which knows no sizes, from beginning with all launches.
insert into finding_tallies (source, finding, found_count)
with naming as (
    -- Payloads and satellites that are fresh, and those that name a launch which is.
    select resource, document_id
    from fresh_documents
    where resource in ('payloads', 'starlink')
    union
    select 'payloads', p.payload_id
    from fresh_documents f
    join payloads p on p.launch_id = f.document_id
    where f.resource = 'launches'
    union
    select 'starlink', s.starlink_id
    from fresh_documents f
    join starlink s on s.launch_id = f.document_id
    where f.resource = 'launches'
),
found as (
    select 'launch to rocket' as finding, count(*) as found_count
    from touched_launches t
    cross join spacex_launches l
    left join rockets r on r.rocket_id = l.rocket_id
    where l.launch_id = t.launch_id and l.rocket_id is not null and r.rocket_id is null
    union all
    select 'launch to launchpad', count(*)
    from touched_launches t
    cross join spacex_launches l
    left join launchpads s on s.launchpad_id = l.launchpad_id
    where l.launch_id = t.launch_id and l.launchpad_id is not null and s.launchpad_id is null
    union all
    select 'launch to payload', count(*)
    from touched_launches t
    cross join launch_payloads lp
    left join payloads p on p.payload_id = lp.payload_id
    where lp.launch_id = t.launch_id and p.payload_id is null
    union all
    select 'launch to core', count(*)
    from touched_launches t
    cross join launch_cores lc
    left join cores c on c.core_id = lc.core_id
    where lc.launch_id = t.launch_id and lc.core_id is not null and c.core_id is null
    union all
    select 'payload to launch', count(*)
    from naming n
    join payloads p on p.payload_id = n.document_id
    left join spacex_launches l on l.launch_id = p.launch_id
    where n.resource = 'payloads' and p.launch_id is not null and l.launch_id is null
    union all
    select 'starlink to launch', count(*)
    from naming n
    join starlink s on s.starlink_id = n.document_id
    left join spacex_launches l on l.launch_id = s.launch_id
    where n.resource = 'starlink' and s.launch_id is not null and l.launch_id is null
)
select :source, finding, :sign * found_count
from found
where found_count <> 0
on conflict (source, finding) do update set
    found_count = finding_tallies.found_count + excluded.found_count
