"""Served launches as Parquet."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pyarrow.parquet as pq

from data_sets import hold
from factories import make_launch
from spacelaunch.api.served.kaggle_columns import COLUMNS
from spacelaunch.api.served.parquet import write_parquet
from spacelaunch.api.served.served_rows import served_parts
from spacelaunch.datasets.columns import LaunchColumns
from spacelaunch.domain.launch import TimePrecision

DATED = make_launch()
VAGUE = make_launch(2020, time_precision=TimePrecision.YEAR, cost_musd=None)


def written(*launches, names=tuple(COLUMNS)) -> bytes:
    held = LaunchColumns(hold(launches))
    wanted = {name: COLUMNS[name] for name in names}
    return b"".join(write_parquet(served_parts(held, held.all_rows, wanted, 50.0)))


def read(body: bytes):
    return pq.read_table(io.BytesIO(body))


def test_columns_have_types():
    types = {field.name: str(field.type) for field in read(written(DATED, VAGUE)).schema}
    assert list(types) == list(COLUMNS)
    assert (types["DateTime"], types["Rocket"]) == ("timestamp[ms, tz=UTC]", "double")
    assert (types["Year"], types["Rocket Imputed"], types["id"]) == ("int16", "bool", "string")


def test_values_are_those_served():
    assert read(written(DATED, VAGUE, names=["DateTime", "Year", "Rocket"])).to_pylist() == [
        {"DateTime": None, "Year": 2020, "Rocket": 50.0},
        {"DateTime": datetime(2001, 2, 3, 4, 5, tzinfo=UTC), "Year": 2001, "Rocket": 50.0},
    ]


def test_no_launches_keep_their_columns_and_types():
    assert read(written()).schema.equals(read(written(DATED)).schema)


def test_the_same_launches_give_the_same_bytes():
    assert written(DATED, VAGUE) == written(DATED, VAGUE)


def test_several_parts_are_one_file():
    columns = LaunchColumns(hold([make_launch(year) for year in range(2000, 2009)]))
    parts = [
        part
        for start in range(0, 9, 4)
        for part in served_parts(
            columns, columns.all_rows[start : start + 4], {"Year": COLUMNS["Year"]}, None
        )
    ]
    pieces = list(write_parquet(parts))
    assert read(b"".join(pieces)).column("Year").to_pylist() == list(range(2008, 1999, -1))
    assert len(pieces) == 4
