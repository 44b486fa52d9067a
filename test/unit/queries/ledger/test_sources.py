from datetime import UTC, datetime, timedelta

import pytest

from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.queries.ledger.sources import STALE_AFTER, describe_source, read_source

READ_AT = datetime(2023, 1, 1, tzinfo=UTC)  # when the runs of the warehouse were


def test_a_frozen_api_is_dead_however_often_it_is_read(filled_warehouse):
    with filled_warehouse("spacex") as engine:
        found = read_source(engine, KNOWN_SOURCES["spacex"], READ_AT)
    assert (found.status, found.last_success_at) == ("dead", "2023-01-01T00:00:00Z")
    assert str(found.data_until) == "2021-05-09"
    assert found.version


@pytest.mark.parametrize(
    ("age", "status"),
    [
        (timedelta(0), "live"),
        (STALE_AFTER, "live"),
        (STALE_AFTER + timedelta(seconds=1), "stale"),
    ],
)
def test_another_is_live_for_a_week_after_its_last_success(filled_warehouse, age, status):
    with filled_warehouse("kaggle") as engine:
        assert read_source(engine, KNOWN_SOURCES["kaggle"], READ_AT + age).status == status


def test_one_that_was_never_read_is_stale(sqlite_engine, filled_warehouse):
    found = describe_source(KNOWN_SOURCES["kaggle"], READ_AT)
    assert (found.status, found.last_success_at, found.version) == ("stale", None, None)
