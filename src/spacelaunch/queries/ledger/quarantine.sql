-- grain: one row per document that could not be read and of which no readable one has come since
-- reads: quarantine
-- parameters: only_source, most (only_source null: of every source)
-- nulls: document_id, where it has none that can be read
with ranked as (
    select
        source, resource, document_id, reason, rejected_at, run_id, content_hash,
        row_number() over (order by run_id desc, source, resource, content_hash) as place
    from quarantine
    where resolved_at is null
      and (cast(:only_source as varchar(200)) is null
           or source = cast(:only_source as varchar(200)))
)
select
    source,
    resource,
    document_id,
    reason,
    replace(substr(cast(rejected_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as rejected_at,
    run_id
from ranked
where place <= cast(:most as integer)
order by place
