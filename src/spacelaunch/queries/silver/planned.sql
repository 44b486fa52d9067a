-- grain: one row
-- reads: launch_library_launches, launch_plans
-- parameters: provider (null: no restriction)
-- nulls: change_count are the launches of which a planned time changed; delay_count those that flew
--   and were heard of before, where the first plan and the launch are said exactly enough
with told as (
    select
        launch_id,
        max(case when move is not null then 1 else 0 end) as has_change,
        max(plan_number) as last_number
    from launch_plans
    group by launch_id
),
described as (
    select
        coalesce(t.has_change, 0) as has_change,
        case
            when not l.is_upcoming
                and f.is_foreseen
                and f.from_epoch_s is not null
                and e.from_epoch_s is not null
            then 1 else 0
        end as has_delay
    from launch_library_launches l
    left join told t on t.launch_id = l.launch_id
    left join launch_plans f on f.launch_id = l.launch_id and f.plan_number = 1
    left join launch_plans e on e.launch_id = l.launch_id and e.plan_number = t.last_number
    where (cast(:provider as varchar(200)) is null or l.provider = cast(:provider as varchar(200)))
)
select
    count(*) as launch_count,
    sum(has_change) as change_count,
    sum(has_delay) as delay_count
from described
