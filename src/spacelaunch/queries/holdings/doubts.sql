-- grain: one row per pair of launches that may be one
-- reads: launch_doubts
-- parameters: none
-- nulls: none
select member_id, other_id, score, gap_s from launch_doubts order by member_id, other_id
