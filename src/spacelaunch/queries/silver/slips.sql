-- grain: one row per stretch of time before launches, or per provider, with changes of plan
-- reads: launch_plans, launch_library_launches
-- parameters: provider, by (provider null: no restriction; by provider, else the time before)
-- nulls: a change counts as unknown where how exactly a time is meant was not said, before or after
with changed as (
    select
        l.provider,
        p.launch_id,
        p.move,
        case
            when p.ahead_s < 0 then 6
            when p.ahead_s < 86400 then 5
            when p.ahead_s < 7 * 86400 then 4
            when p.ahead_s < 30 * 86400 then 3
            when p.ahead_s < 180 * 86400 then 2
            else 1
        end as stretch
    from launch_plans p
    join launch_library_launches l on l.launch_id = p.launch_id
    where p.move is not null
      and (cast(:provider as varchar(200)) is null or l.provider = cast(:provider as varchar(200)))
),
named as (
    select
        case
            when cast(:by as varchar(200)) = 'provider' then provider
            when stretch = 1 then '180 days and more before'
            when stretch = 2 then '30 to 180 days before'
            when stretch = 3 then '7 to 30 days before'
            when stretch = 4 then '1 to 7 days before'
            when stretch = 5 then 'on the last day'
            else 'after its time'
        end as name,
        case when cast(:by as varchar(200)) = 'provider' then 0 else stretch end as place,
        launch_id,
        move
    from changed
)
select
    name,
    count(*) as change_count,
    sum(case when move = 'slip' then 1 else 0 end) as slip_count,
    sum(case when move = 'earlier' then 1 else 0 end) as earlier_count,
    sum(case when move = 'refined' then 1 else 0 end) as refined_count,
    sum(case when move = 'coarsened' then 1 else 0 end) as coarsened_count,
    sum(case when move = 'unknown' then 1 else 0 end) as unknown_count,
    sum(case when move = 'same' then 1 else 0 end) as same_count,
    count(distinct launch_id) as launch_count
from named
group by name, place
order by place, count(*) desc, name
