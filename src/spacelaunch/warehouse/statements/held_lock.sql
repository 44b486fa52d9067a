-- grain: one row
-- reads: pg_locks, pg_database (of PostgreSQL alone)
-- parameters: key (of the advisory lock, below 2 to the 32nd)
-- nulls: none
select count(*)
from pg_locks
where locktype = 'advisory'
  and granted
  and classid = 0
  and objid = :key
  and objsubid = 1
  and database = (select oid from pg_database where datname = current_database())
