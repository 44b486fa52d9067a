-- grain: one row, the number of launches that are missing of those that were last counted
-- reads: launch_tallies, launch_aggregates
-- parameters: source
-- nulls: where nothing was counted before nothing is missing
select
    coalesce((select total_count from launch_aggregates where source = :source), 0)
    - coalesce((
        select total_count from launch_tallies where source = :source and grain = 'all'
    ), 0) as found_count
