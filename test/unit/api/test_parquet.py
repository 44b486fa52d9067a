"""Served records as Parquet."""

import io
from datetime import UTC, datetime

import pyarrow.parquet as pq

from data_sets import describe_launches
from factories import NOW, make_launch
from spacelaunch.api.parquet import parquet_bytes
from spacelaunch.api.served import SERVED, served
from spacelaunch.domain.launch import TimePrecision

DATED = make_launch()
VAGUE = make_launch(2020, time_precision=TimePrecision.YEAR, cost_musd=None)
DATA_SET = describe_launches([VAGUE, DATED], ["test"], NOW)
RECORDS = [served(DATED, DATA_SET), served(VAGUE, DATA_SET)]


def read(body: bytes):
    return pq.read_table(io.BytesIO(body))


def test_columns_have_types():
    types = {field.name: str(field.type) for field in read(parquet_bytes(SERVED, RECORDS)).schema}
    assert list(types) == list(SERVED)
    assert (types["DateTime"], types["Rocket"]) == ("timestamp[ms, tz=UTC]", "double")
    assert (types["Year"], types["Rocket Imputed"], types["id"]) == ("int16", "bool", "string")


def test_values_are_those_served():
    table = read(parquet_bytes(["DateTime", "Year", "Rocket"], RECORDS))
    assert table.to_pylist() == [
        {"DateTime": datetime(2001, 2, 3, 4, 5, tzinfo=UTC), "Year": 2001, "Rocket": 50.0},
        {"DateTime": None, "Year": 2020, "Rocket": 50.0},
    ]


def test_no_records_keep_their_columns():
    assert read(parquet_bytes(["id"], [])).column_names == ["id"]


def test_the_same_records_give_the_same_bytes():
    assert parquet_bytes(SERVED, RECORDS) == parquet_bytes(SERVED, RECORDS)
