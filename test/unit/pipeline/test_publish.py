from datetime import UTC, datetime
from io import BytesIO

import pytest

from spacelaunch.pipeline.publish import csv_lines
from spacelaunch.relation.coded_columns import to_relation
from spacelaunch.relation.rows import launches_from
from spacelaunch.sources.csv_file import read_csv
from spacelaunch.sources.fake_spacex.catalogue import state
from spacex_worlds import run, served


@pytest.fixture
def published(sqlite_engine):
    """What the service reads of what is published, by mission."""

    def read(documents):
        with served(documents) as (_, source):
            assert run(sqlite_engine, source).error is None
        text = "".join(csv_lines(sqlite_engine, "spacex")).encode()
        held = read_csv(BytesIO(text), "x", 10**6).launches
        return {each.mission: each for each in launches_from(to_relation(held))}

    return read


def test_what_is_not_upcoming_is_published(published):
    found = published(state("first"))
    assert len(found) == 18
    launch = found["Synthetic sample 8"]
    assert (launch.provider, launch.rocket, launch.cost_musd) == ("Example Rockets", "Heron 9", 55)
    assert (launch.outcome, launch.country, launch.sector) == (
        "prelaunch_failure",
        "USA",
        "private",
    )
    assert launch.launched_at == datetime(2018, 5, 11, 13, 7, tzinfo=UTC)
    assert launch.is_synthetic


@pytest.mark.parametrize(
    ("precision", "read"),
    [
        ("hour", "2018-05-11 minute"),
        ("day", "2018-05-11 day"),
        ("month", "2018-05-01 month"),
        ("quarter", "2018-01-01 year"),
        ("year", "2018-01-01 year"),
    ],
)
def test_no_more_of_a_date_is_claimed_than_is_known(published, precision, read):
    documents = state("first")
    documents["launches"][7]["date_precision"] = precision
    launch = published(documents)["Synthetic sample 8"]
    assert f"{launch.launched_at:%Y-%m-%d} {launch.time_precision}" == read
