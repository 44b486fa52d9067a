"""The schema of the relation `launches`."""

from __future__ import annotations

from dataclasses import fields

import pyarrow as pa
import pytest

from spacelaunch.domain.launch import Launch
from spacelaunch.relation.launches import ARROW_TYPES, COLUMNS, SCHEMA, ColumnType


def test_the_arrow_schema_has_the_columns_in_their_order():
    assert SCHEMA.names == [column.name for column in COLUMNS]


def test_every_fact_about_a_launch_is_a_column_and_the_record_travels_apart():
    facts = {field.name for field in fields(Launch)} - {"record"}
    assert set(SCHEMA.names) - facts == {"launch_year"}
    assert facts - set(SCHEMA.names) == set()


@pytest.mark.parametrize("kind", ColumnType)
def test_every_type_has_its_arrow_type(kind):
    assert isinstance(ARROW_TYPES[kind], pa.DataType)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_every_column_says_in_a_sentence_what_it_means(column):
    assert column.meaning.endswith(".")


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_a_value_with_a_size_has_its_unit(column):
    has_size = column.type in (ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.MOMENT)
    assert (column.unit is not None) == has_size


def test_what_tells_a_launch_from_others_is_never_null():
    needed = {column.name for column in COLUMNS if not column.is_nullable}
    assert {"launch_id", "provider", "launched_at", "time_precision"} <= needed
