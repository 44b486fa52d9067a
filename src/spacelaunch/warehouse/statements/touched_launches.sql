-- grain: one row per launch that fresh documents say something of
-- reads: fresh_documents, spacex_launches, launch_payloads, launch_cores
-- parameters: none
-- nulls: none; a launch without a rocket or launchpad is touched by its own document only
insert into touched_launches (launch_id)
select document_id
from fresh_documents
where resource = 'launches'
union
select l.launch_id
from fresh_documents f
join spacex_launches l on l.rocket_id = f.document_id
where f.resource = 'rockets'
union
select l.launch_id
from fresh_documents f
join spacex_launches l on l.launchpad_id = f.document_id
where f.resource = 'launchpads'
union
select lp.launch_id
from fresh_documents f
join launch_payloads lp on lp.payload_id = f.document_id
where f.resource = 'payloads'
union
select lc.launch_id
from fresh_documents f
join launch_cores lc on lc.core_id = f.document_id
where f.resource = 'cores'
