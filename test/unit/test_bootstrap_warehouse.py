from dataclasses import replace

import pytest

from spacelaunch.bootstrap_warehouse import open_answers, open_warehouse, schema_for
from spacelaunch.config import Settings
from spacelaunch.errors import ConfigError
from spacelaunch.warehouse.arrow_copy import ArrowCopy
from spacelaunch.warehouse.sql_engine import SqlEngine


def test_without_a_setting_the_warehouse_is_a_file_in_the_folder(tmp_path):
    with open_warehouse(Settings(dir=tmp_path)) as engine:
        assert engine.url.database == str(tmp_path / "warehouse.sqlite")


def test_the_setting_names_another(tmp_path):
    settings = Settings(dir=tmp_path, warehouse_url="postgresql://me@host/launches")
    with open_warehouse(settings) as engine:
        assert engine.url.drivername == "postgresql+psycopg"


def test_the_warehouses_own_database_answers_unless_another_engine_is_chosen(warehouses):
    settings = Settings(warehouse_url=warehouses.migrated("sqlite"))
    with open_answers(settings, "spacex") as session:
        assert isinstance(session, SqlEngine)
    with open_answers(replace(settings, warehouse_engine="duckdb"), "spacex") as session:
        assert isinstance(session, ArrowCopy)
    with open_answers(replace(settings, warehouse_engine="duckdb"), "spacex", "sqlite") as session:
        assert isinstance(session, SqlEngine)


@pytest.mark.parametrize(
    ("url", "name", "schema"),
    [
        (None, None, "main"),
        (None, "trino", None),
        ("postgresql://me@host/launches", None, None),
        ("postgresql://me@host/launches", "sqlite", "main"),
    ],
)
def test_sqlite_alone_wants_its_schema_said(url, name, schema):
    assert schema_for(Settings(warehouse_url=url), name) == schema


def test_another_kind_of_database_is_not_asked():
    settings = Settings(warehouse_url="postgresql://me@host/launches")
    with pytest.raises(ConfigError, match="sqlite"), open_answers(settings, "spacex", "sqlite"):
        pass
