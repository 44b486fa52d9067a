"""Frames: a column's type is that of the column, and not of what happens to stand in it."""

from datetime import UTC, datetime

import pandas as pd
import pytest

from data_sets import hold
from factories import make_launch
from spacelaunch.api.served.parquet import write_parquet
from spacelaunch.api.served.served_rows import served_parts
from spacelaunch.api.served.tidy_columns import COLUMNS
from spacelaunch.client.frames import counts_series, launches_frame, summary_frame
from spacelaunch.datasets.columns import LaunchColumns

VAGUE = make_launch(2020, **dict.fromkeys(("country", "is_rocket_active", "cost_musd", "mission")))
TYPES = {
    **dict.fromkeys(COLUMNS, "string"),
    "is_rocket_active": "boolean",
    "cost_musd": "float64",
    "launched_at": "datetime64[us, UTC]",
    "launch_year": "Int32",
}
NUMBERS = {
    "columns": [
        {"name": "year", "type": "integer", "unit": "year"},
        {"name": "share_pct", "type": "number", "unit": "%"},
        {"name": "provider", "type": "string", "unit": None},
    ],
    "rows": [
        {"year": 2001, "share_pct": 12.5, "provider": "Acme"},
        {"year": None, "share_pct": None, "provider": None},
    ],
}


def frame_of(*launches):
    held = LaunchColumns(hold(launches))
    return launches_frame(b"".join(write_parquet(served_parts(held, held.all_rows, COLUMNS, 9.0))))


@pytest.mark.parametrize("launches", [[], [VAGUE], [make_launch(), VAGUE]], ids=len)
def test_a_column_has_its_type_whatever_is_in_it(launches):
    assert {name: str(kind) for name, kind in frame_of(*launches).dtypes.items()} == TYPES


def test_a_launch_has_its_values():
    (row,) = frame_of(make_launch()).to_dict("records")
    assert row["launched_at"] == datetime(2001, 2, 3, 4, 5, tzinfo=UTC)
    assert (row["provider"], row["cost_musd"], row["launch_year"]) == ("Acme", 50.0, 2001)


def test_what_is_not_known_is_missing_and_no_number():
    frame = frame_of(VAGUE)
    assert frame[["country", "is_rocket_active", "cost_musd", "mission"]].isna().all(axis=None)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_rows_of_a_result_have_the_types_that_it_tells(count):
    frame = summary_frame({**NUMBERS, "rows": NUMBERS["rows"][:count]})
    assert [str(kind) for kind in frame.dtypes] == ["Int64", "float64", "string"]
    assert (len(frame), frame.attrs["units"]["share_pct"]) == (count, "%")


def test_a_gap_of_a_result_is_missing():
    frame = summary_frame(NUMBERS)
    assert frame["year"].tolist() == [2001, pd.NA]
    assert frame["share_pct"].sum() == 12.5


def test_values_are_the_index_of_their_counts():
    counts = counts_series("country", [{"value": "USA", "count": 2}, {"value": None, "count": 1}])
    assert (counts["USA"], counts.sum(), counts.index.name) == (2, 3, "country")
