from datetime import UTC, datetime, timedelta, timezone

from sqlalchemy import select

from spacelaunch.warehouse.tables.runs import runs

EAST = timezone(timedelta(hours=5, minutes=30))


def kept(engine, *moments):
    row = {"source": "s", "kind": "manual", "status": "running"}
    with engine.begin() as connection:
        connection.execute(runs.insert(), [row | {"started_at": each} for each in moments])
        return list(connection.execute(select(runs.c.started_at).order_by(runs.c.started_at)))


def test_a_moment_comes_back_in_utc_to_the_microsecond(engine):
    at = datetime(2020, 1, 1, 3, 0, 0, 123456, tzinfo=EAST)
    assert kept(engine, at)[0].started_at.isoformat() == "2019-12-31T21:30:00.123456+00:00"


def test_moments_are_in_the_order_of_time(engine):
    first = datetime(2020, 1, 1, tzinfo=UTC)
    later = [first + timedelta(microseconds=1), first + timedelta(seconds=1)]
    assert [row.started_at for row in kept(engine, *reversed(later), first)] == [first, *later]
