from datetime import UTC, datetime

import pytest

from factories import make_launch
from spacelaunch.domain.launch import TimePrecision
from spacelaunch.sources.launch_rows import Attempt, launch_rows
from spacelaunch.warehouse.tables.silver import launches


def row_of(**said):
    launch = make_launch(**said)
    table = launch_rows("test", [Attempt(launch, "its own id", "orbital")])
    (row,) = table.rows()
    return dict(zip(table.columns, row, strict=True))


def test_a_row_has_every_column_of_the_warehouse():
    assert set(row_of()) == {column.name for column in launches.columns}


@pytest.mark.parametrize(
    ("at", "precision", "until"),
    [
        (datetime(2000, 2, 29, 10, 0, tzinfo=UTC), TimePrecision.MINUTE, "2000-02-29 10:01"),
        (datetime(2000, 2, 29, tzinfo=UTC), TimePrecision.DAY, "2000-03-01 00:00"),
        (datetime(2000, 12, 1, tzinfo=UTC), TimePrecision.MONTH, "2001-01-01 00:00"),
        (datetime(2000, 1, 1, tzinfo=UTC), TimePrecision.YEAR, "2001-01-01 00:00"),
    ],
    ids=["minute", "day", "month", "year"],
)
def test_a_precision_means_an_interval(at, precision, until):
    row = row_of(launched_at=at, time_precision=precision)
    assert row["launched_from_at"] == at
    assert f"{row['launched_until_at']:%Y-%m-%d %H:%M}" == until
