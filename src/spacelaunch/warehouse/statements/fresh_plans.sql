-- grain: one row per launch of Launch Library whose document is new to silver
-- reads: launch_library_launches, fresh_documents
-- parameters: none
-- nulls: net_precision where the source does not say it
select l.launch_id, l.net, l.net_precision, l.is_upcoming
from launch_library_launches l
join fresh_documents f on f.document_id = l.launch_id and f.resource = 'launches'
order by l.launch_id
