-- grain: one row per document that a build has not seen as it is now
-- reads: documents
-- parameters: source, built_run_id (documents of later runs are new to silver)
-- nulls: none
insert into fresh_documents (resource, document_id)
select resource, document_id
from documents
-- By the run, not by the key, which begins with the source.
where coalesce(source, '') = :source and run_id > :built_run_id
