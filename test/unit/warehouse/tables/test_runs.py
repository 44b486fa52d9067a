from sqlalchemy import delete

from spacelaunch.warehouse.tables.runs import runs


def test_a_number_is_never_given_twice(engine, now):
    row = {"source": "s", "kind": "manual", "status": "running", "started_at": now}
    with engine.begin() as connection:
        first = connection.execute(runs.insert(), row).inserted_primary_key.run_id
        connection.execute(delete(runs))
        assert connection.execute(runs.insert(), row).inserted_primary_key.run_id > first
