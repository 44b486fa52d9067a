from spacelaunch.warehouse.tables import gold


def test_a_snapshot_keeps_everything_that_is_counted_now():
    now = set(gold.launch_aggregates.c.keys())
    assert now <= set(gold.launch_aggregate_snapshots.c.keys())
