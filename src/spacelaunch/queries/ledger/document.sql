-- grain: one row, or none where the source has told of no such launch
-- reads: documents, launches
-- parameters: only_source, launch_id (the launch's, or that of its document)
-- nulls: gone_at, while the source still tells of it
select
    document_id,
    replace(substr(cast(learned_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as learned_at,
    replace(substr(cast(gone_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as gone_at
from documents
where source = cast(:only_source as varchar(200))
  and resource = 'launches'
  and document_id = coalesce(
      (select source_id from launches where launch_id = cast(:launch_id as varchar(200))),
      cast(:launch_id as varchar(200))
  )
