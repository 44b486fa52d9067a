"""The data set's description."""

from __future__ import annotations

from datetime import UTC, date, datetime

from data_sets import describe_launches
from factories import make_launch
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.domain.summary import Origin


def test_the_origin_tells_days_and_sources_as_they_are_printed():
    newest = make_launch(launched_at=datetime(2020, 8, 7, 5, 12, tzinfo=UTC))
    found = describe_launches([newest, make_launch(1957)], ["b", "a"])

    assert found.origin == Origin(
        version=found.version,
        source="a + b",
        is_synthetic=False,
        data_from=date(1957, 6, 1),
        data_until=date(2020, 8, 7),
    )


def test_the_origin_of_an_empty_data_set_has_no_days():
    origin = describe_launches([]).origin
    assert (origin.data_from, origin.data_until) == (None, None)


def test_what_must_be_known_of_a_source_goes_with_its_launches_into_a_data_set():
    origin = describe_launches([make_launch(1957)], ["more.csv", "GCAT"]).origin
    assert origin.caveats == KNOWN_SOURCES["gcat"].caveats
