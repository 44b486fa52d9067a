from importlib.resources import files

import pytest
from sqlalchemy import create_engine, inspect

from spacelaunch.errors import ConfigError, OccupiedError, StorageUnavailableError
from spacelaunch.queries.statements import tables_of
from spacelaunch.warehouse.engines import open_engine, open_trino
from spacelaunch.warehouse.lake import Lake, asked_tables, publish_lake
from spacelaunch.warehouse.lock import alone
from spacelaunch.warehouse.tables import METADATA

AWAY = "trino://nobody@127.0.0.1:1/warehouse/public"


@pytest.fixture
def trino():
    engine = open_trino(AWAY)
    yield engine
    engine.dispose()


@pytest.fixture
def postgres(warehouses):
    engine = open_engine(warehouses.migrated("postgresql"))
    yield engine
    engine.dispose()


def body(sql):
    return " ".join(line for line in sql.splitlines() if not line.startswith("--"))


def test_launches_are_parted_by_their_year_and_what_has_none_is_not():
    lake = Lake("lake", "public")
    assert body(lake.copy(METADATA.tables["launches"])) == (
        'create or replace table "lake"."public"."launches" with '
        "(partitioning = array['launch_year']) as select * from launches"
    )
    assert "partitioning = array[])" in lake.copy(METADATA.tables["cores"])


def test_what_a_question_about_silver_reads_is_copied():
    asked = {
        table
        for path in files("spacelaunch.queries.silver").iterdir()
        if path.name.endswith(".sql")
        for table in tables_of(path.read_text(encoding="utf-8"))
    }
    assert "launch_plans" in asked
    assert asked - {table.name for table in asked_tables()} == {"builds"}


def test_the_schema_is_made_before_the_table_of_builds_which_gets_no_row():
    schema, builds = (body(sql) for sql in Lake("lake", "own").prepare())
    assert schema == 'create schema if not exists "lake"."own"'
    assert builds == (
        'create table if not exists "lake"."own"."builds" as select * from builds with no data'
    )


def test_the_builds_of_the_lake_are_asked_for_in_its_catalog(trino):
    [first, *_] = Lake("lake", "own").builds.columns
    asked = str(first.table.select().compile(trino))
    assert 'FROM "lake".own.builds' in asked


def test_a_warehouse_that_trino_cannot_read_has_no_lake(trino):
    with pytest.raises(ConfigError, match="PostgreSQL"):
        publish_lake(create_engine("sqlite://"), trino, print)


def test_nothing_is_copied_while_a_run_builds(postgres, trino):
    with alone(postgres), pytest.raises(OccupiedError):
        publish_lake(postgres, trino, print)


def test_a_trino_that_does_not_answer_is_told_of_and_iceberg_has_its_tables_all_the_same(
    postgres, trino
):
    for _ in range(2):
        with pytest.raises(StorageUnavailableError, match="the warehouse"):
            publish_lake(postgres, trino, print)
    found = {*inspect(postgres).get_table_names()}
    assert {"iceberg_tables", "iceberg_namespace_properties"} <= found
