"""Some rows of a version, whatever the names under which they are served."""

from __future__ import annotations

import pytest

from data_sets import hold
from factories import make_launch
from spacelaunch.api.served import served_rows
from spacelaunch.api.served.kaggle_columns import COLUMNS
from spacelaunch.api.served.served_rows import ServedRows, served_parts
from spacelaunch.datasets.columns import LaunchColumns

YEAR = {"Year": COLUMNS["Year"]}


def test_the_rows_that_are_wanted_come_in_their_order_with_the_names_that_are_wanted():
    held = LaunchColumns(hold([make_launch(2001), make_launch(2003), make_launch(2002)]))
    wanted = {name: COLUMNS[name] for name in ("Year", "Company Name")}
    some = ServedRows(held, held.all_rows[[2, 0]], wanted, None)
    assert some.records() == [
        {"Year": 2001, "Company Name": "Acme"},
        {"Year": 2003, "Company Name": "Acme"},
    ]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_the_parts_are_all_rows_in_their_order(monkeypatch, count):
    monkeypatch.setattr(served_rows, "PART_ROWS", 2)
    held = LaunchColumns(hold([make_launch(2000 + n) for n in range(count)]))
    parts = [part.records() for part in served_parts(held, held.all_rows, YEAR, None)]
    assert len(parts) == max(1, (count + 1) // 2)
    assert [each["Year"] for part in parts for each in part] == [
        2000 + n for n in reversed(range(count))
    ]
