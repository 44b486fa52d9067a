-- grain: none; makes a table of the lake without a row, where it is missing
-- reads: the table of the warehouse whose columns it gets, {table}
-- parameters: none; {copy} is the lake's table
-- nulls: none
create table if not exists {copy} as
select * from {table}
with no data
