-- grain: one row per finding, what the touched launches of a source add to it
-- reads: touched_launches, launches
-- parameters: source, sign (1 puts in, -1 takes out)
-- nulls: a rocket, pad or mission that is null is counted, and two that are null are alike
-- `cross join` keeps SQLite, which knows no sizes, from beginning with all launches.
insert into finding_tallies (source, finding, found_count)
with touched as (
    select l.*
    from touched_launches t
    cross join launches l
    where l.launch_id = t.launch_id and l.source = :source
),
moments as (
    select distinct launched_epoch_s
    from touched
),
alike as (
    -- Others than the touched ones are alike with them, or not, at the same moment only.
    select
        count(*) as times,
        sum(case when t.launch_id is null then 1 else 0 end) as untouched_times
    from moments m
    cross join launches l
    left join touched_launches t on t.launch_id = l.launch_id
    where l.source = :source and l.launched_epoch_s = m.launched_epoch_s
    group by l.launched_epoch_s, l.pad, l.rocket, l.mission
),
found as (
    select 'schema' as finding, count(*) as found_count
    from touched
    where sector not in ('private', 'state', 'unknown')
        or outcome not in (
            'success', 'failure', 'partial_failure', 'prelaunch_failure', 'unknown'
        )
        or scope not in ('orbital', 'suborbital', 'pad_loss', 'unknown')
        or time_precision not in ('minute', 'hour', 'day', 'month', 'quarter', 'half', 'year')
    union all
    select 'nulls', count(*)
    from touched
    where rocket is null or pad is null or mission is null
    union all
    -- Those beyond the first of their kind, less those that there would be without the touched.
    select 'duplicates', coalesce(sum(
        times - 1 - case when untouched_times > 0 then untouched_times - 1 else 0 end
    ), 0)
    from alike
)
select :source, finding, :sign * found_count
from found
where found_count <> 0
on conflict (source, finding) do update set
    found_count = finding_tallies.found_count + excluded.found_count
