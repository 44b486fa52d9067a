from datetime import UTC, datetime

import polars as pl
import pytest

from spacelaunch.sources.spacex_intervals import epoch_s, interval_end, interval_start, moments


@pytest.mark.parametrize(
    ("precision", "start", "end"),
    [
        ("hour", "2022-11-30 16:34", "2022-11-30 17:34"),
        ("day", "2022-11-30 00:00", "2022-12-01 00:00"),
        ("month", "2022-11-01 00:00", "2022-12-01 00:00"),
        ("quarter", "2022-10-01 00:00", "2023-01-01 00:00"),
        ("half", "2022-07-01 00:00", "2023-01-01 00:00"),
        ("year", "2022-01-01 00:00", "2023-01-01 00:00"),
    ],
)
def test_a_precision_means_an_interval(precision, start, end):
    known = pl.DataFrame({"date_precision": [precision], "text": ["2022-11-30T16:34:00.000Z"]})
    known = known.with_columns(moments(known["text"]).alias("at"))
    known = known.with_columns(interval_start().alias("launched_at"))
    found = known.select("launched_at", interval_end().alias("end")).row(0)
    assert [f"{at:%Y-%m-%d %H:%M}" for at in found] == [start, end]


def test_the_first_half_of_a_year_begins_with_it():
    known = pl.DataFrame({"date_precision": ["half"], "at": [datetime(2022, 6, 30, tzinfo=UTC)]})
    assert known.select(interval_start()).item() == datetime(2022, 1, 1, tzinfo=UTC)


def test_moments_of_several_forms_are_read_and_gaps_stay():
    read = moments(pl.Series(["2022-10-05T18:00:00+02:00", None, "2022-10-05T16:00:00.000Z"]))
    seconds = pl.DataFrame({"at": read}).select(epoch_s("at"))["at"].to_list()
    assert seconds == [1664985600, None, 1664985600]
