-- grain: one row per run of the pipeline, the newest first
-- reads: runs, run_steps
-- parameters: only_source, only_run, most (null: no restriction; most is never null)
-- nulls: finished_at of a run that has not ended, or whose process died; error where there is none
with worked as (
    select
        run_id,
        sum(case when step = 'land' then rows_read else 0 end) as rows_read,
        sum(case when step = 'land' then rows_written else 0 end) as rows_written,
        sum(case when step = 'land' then rows_changed else 0 end) as rows_changed,
        sum(case when step = 'land' then rows_rejected else 0 end) as rows_rejected,
        sum(case when step = 'land' then api_calls else 0 end) as api_calls,
        sum(duration_s) as duration_s
    from run_steps
    group by run_id
),
ranked as (
    select
        run_id, source, kind, status, started_at, finished_at, error,
        row_number() over (order by run_id desc) as place
    from runs
    where (cast(:only_source as varchar(200)) is null
           or source = cast(:only_source as varchar(200)))
      and (cast(:only_run as bigint) is null or run_id = cast(:only_run as bigint))
)
select
    r.run_id,
    r.source,
    r.kind,
    r.status,
    replace(substr(cast(r.started_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as started_at,
    replace(substr(cast(r.finished_at as varchar(40)), 1, 19), ' ', 'T') || 'Z' as finished_at,
    r.error,
    coalesce(w.rows_read, 0) as rows_read,
    coalesce(w.rows_written, 0) as rows_written,
    coalesce(w.rows_changed, 0) as rows_changed,
    coalesce(w.rows_rejected, 0) as rows_rejected,
    coalesce(w.api_calls, 0) as api_calls,
    coalesce(w.duration_s, 0) as duration_s
from ranked r
left join worked w on w.run_id = r.run_id
where r.place <= cast(:most as integer)
order by r.run_id desc
