-- grain: one row per plan of a launch whose document is new to silver, or gone
-- reads: launch_plans, fresh_documents
-- parameters: none
-- nulls: none
delete from launch_plans
where launch_id in (select document_id from fresh_documents where resource = 'launches')
