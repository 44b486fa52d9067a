-- grain: one row per launch of the source that is not upcoming
-- reads: launches
-- parameters: source
-- nulls: none of its own
select * from launches where source = :source
