import pyarrow as pa
import pytest

from spacelaunch.errors import NotFoundError
from spacelaunch.warehouse.arrow_copy import open_arrow_copy, read_arrow
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.tables.silver import launches, payloads
from warehouse_questions import fill_oddly


@pytest.fixture
def filled(warehouses):
    engine = open_engine(warehouses.filled("sqlite", fill_oddly))
    yield engine
    engine.dispose()


def test_duckdb_sees_the_launches_of_one_source(filled):
    sql = "-- reads: launches, payloads\nselect count(*) as n from launches cross join payloads"
    with open_arrow_copy(filled, "spacex") as session:
        assert session.fetch(sql, {}) == [{"n": 20 * 22}]


def test_a_table_is_copied_with_its_own_types(filled):
    with filled.connect() as connection:
        copied = read_arrow(connection, launches)
    types = {field.name: field.type for field in copied.schema}
    assert types["launched_at"] == pa.timestamp("us", tz="UTC")
    assert types["launched_epoch_s"] == pa.int64()
    assert types["is_rocket_active"] == pa.bool_()
    assert copied.num_rows == 20 + 300 + 7  # of SpaceX, of Kaggle, and what flew of the plans


def test_an_empty_table_has_its_columns(sqlite_engine):
    with sqlite_engine.connect() as connection:
        copied = read_arrow(connection, payloads)
    assert copied.column_names == [column.name for column in payloads.c]
    assert copied.num_rows == 0


def test_an_empty_warehouse_says_what_to_run(empty_engine):
    with (
        pytest.raises(NotFoundError, match="spacelaunch ingest"),
        open_arrow_copy(empty_engine, "spacex"),
    ):
        pass
