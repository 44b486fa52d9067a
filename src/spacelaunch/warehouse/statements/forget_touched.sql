-- grain: the rows of launches that are to be related anew
-- reads: touched_launches
-- parameters: none
-- nulls: none
delete from launches
where launch_id in (select launch_id from touched_launches)
