-- grain: one row per launch that any source tells of and that is not upcoming, each once
-- reads: merged_launches
-- parameters: source (all)
-- nulls: what no source knows
select * from merged_launches where source = :source
