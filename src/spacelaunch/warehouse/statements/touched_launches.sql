-- grain: one row per launch of the source spacex that a build has to relate anew
-- reads: documents, spacex_launches, launch_payloads
-- parameters: built_run_id (documents of later runs are new to silver)
-- nulls: none; a launch without a rocket or launchpad is touched by its own document only
insert into touched_launches (launch_id)
with fresh as (
    select resource, document_id
    from documents
    -- By the run, not by the key, which begins with the source.
    where coalesce(source, '') = 'spacex' and run_id > :built_run_id
)
select document_id from fresh where resource = 'launches'
union
select l.launch_id
from spacex_launches l
join fresh on fresh.resource = 'rockets' and fresh.document_id = l.rocket_id
union
select l.launch_id
from spacex_launches l
join fresh on fresh.resource = 'launchpads' and fresh.document_id = l.launchpad_id
union
select lp.launch_id
from launch_payloads lp
join fresh on fresh.resource = 'payloads' and fresh.document_id = lp.payload_id
