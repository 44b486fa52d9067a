-- grain: one row per provider of a launch that was heard of before it flew, and that has flown
-- reads: launch_plans, launch_library_launches
-- parameters: provider (null: no restriction)
-- nulls: what the first plan or the launch is not said exactly of is counted as unknown, and has no
--   delay; both delays are null where none is known; one within what was planned is nought
with ended as (
    select
        p.launch_id,
        p.from_epoch_s,
        p.until_epoch_s,
        row_number() over (partition by p.launch_id order by p.plan_number) as place,
        row_number() over (partition by p.launch_id order by p.plan_number desc) as place_from_end
    from launch_plans p
    where p.is_foreseen
),
flown as (
    select
        l.provider,
        l.launch_id,
        max(case when e.place = 1 then e.from_epoch_s end) as planned_from_s,
        max(case when e.place = 1 then e.until_epoch_s end) as planned_until_s,
        max(case when e.place_from_end = 1 then e.from_epoch_s end) as flown_from_s,
        max(case when e.place_from_end = 1 then e.until_epoch_s end) as flown_until_s
    from launch_library_launches l
    join ended e on e.launch_id = l.launch_id
    where not l.is_upcoming
      and (cast(:provider as varchar(200)) is null or l.provider = cast(:provider as varchar(200)))
    group by l.provider, l.launch_id
),
compared as (
    select
        provider,
        case
            when planned_from_s is null or flown_from_s is null then 'unknown'
            when flown_from_s >= planned_until_s then 'late'
            when flown_until_s <= planned_from_s then 'early'
            else 'kept'
        end as verdict,
        case
            when planned_from_s is null or flown_from_s is null then null
            when flown_from_s >= planned_until_s then flown_from_s - planned_until_s
            when flown_until_s <= planned_from_s then flown_until_s - planned_from_s
            else 0
        end as delay_s
    from flown
),
placed as (
    select
        provider,
        verdict,
        delay_s,
        count(delay_s) over (partition by provider) as known_count,
        row_number() over (partition by provider order by delay_s nulls last) as place
    from compared
),
marked as (
    -- The one delay in the middle, or the two.
    select
        provider,
        verdict,
        delay_s,
        case
            when 2 * place >= known_count and 2 * place <= known_count + 2 then delay_s
        end as middle_s
    from placed
)
select
    provider,
    count(*) as launch_count,
    sum(case when verdict = 'late' then 1 else 0 end) as late_count,
    sum(case when verdict = 'kept' then 1 else 0 end) as kept_count,
    sum(case when verdict = 'early' then 1 else 0 end) as early_count,
    sum(case when verdict = 'unknown' then 1 else 0 end) as unknown_count,
    cast(sum(middle_s) as double precision) / nullif(count(middle_s), 0) / 86400
        as median_delay_days,
    cast(max(delay_s) as double precision) / 86400 as maximum_delay_days
from marked
group by provider
order by count(*) desc, provider
