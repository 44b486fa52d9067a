-- grain: that of the table that is copied; in one step it takes the place of the copy before
-- reads: a table of the warehouse, {table}
-- parameters: none; {copy} is the lake's table, {partitions} what its files are parted by
-- nulls: as they are
create or replace table {copy} with (partitioning = array[{partitions}]) as
select * from {table}
