"""Parquet as CSV; `test_file_reader` has the launches in it, `test_hostile_files` its bounds."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from spacelaunch.errors import BadDataError
from spacelaunch.sources.parquet_file import read_parquet


def text_of(value: pa.Array) -> str:
    """The one value of a table, as it is handed on."""
    buffer = io.BytesIO()
    pq.write_table(pa.table({"a": value}), buffer)
    text = b"".join(piece.text for piece in read_parquet(buffer, 10**6)).decode()
    header, row = csv.reader(io.StringIO(text, newline=""))
    assert (header, len(row)) == (["a"], 1)
    return row[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2020, 8, 7, 5, 12, tzinfo=UTC), "2020-08-07 05:12:00Z"),
        (datetime(2020, 8, 7, 5, 12), "2020-08-07 05:12:00"),  # noqa: DTZ001  # it has none
        (date(2020, 8, 7), "2020-08-07"),
        (2020, "2020"),
        (29.75, "29.75"),
        (Decimal("29.75"), "29.75"),
        ("a\r\nb", "a b"),
        (True, "true"),
    ],
)
def test_a_value_is_written_as_the_data_set_would_write_it(value, text):
    assert text_of(pa.array([value])) == text


def test_a_time_of_day_keeps_its_minutes():
    assert text_of(pa.array([time(5, 12)], pa.time32("s"))).startswith("05:12:00")


def test_a_column_of_lists_is_refused():
    with pytest.raises(BadDataError, match="a column of list"):
        text_of(pa.array([[1]]))
