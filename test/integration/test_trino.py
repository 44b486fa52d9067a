"""A real Trino over a real PostgreSQL: the rows that DuckDB gives, for every question.

SPACELAUNCH_TRINO_URL names the one and SPACELAUNCH_WAREHOUSE_URL the other; all that is written
there lies in a schema of its own, which goes again. Over a lake they are the same rows, where that
Trino has Iceberg, lets catalogs be made and writes to this machine's disk.
"""

from __future__ import annotations

import os
import secrets

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from spacelaunch.errors import ConfigError, NotFoundError, StorageUnavailableError
from spacelaunch.queries.warehouse import read_origin
from spacelaunch.warehouse.arrow_copy import open_arrow_copy
from spacelaunch.warehouse.engines import open_engine, open_trino
from spacelaunch.warehouse.lake import publish_lake
from spacelaunch.warehouse.schema import upgrade
from spacelaunch.warehouse.sql_engine import open_sql_engine
from warehouse_questions import answers, fill, odd_documents, opened, questions

TRINO, WAREHOUSE = (
    os.environ.get(f"SPACELAUNCH_{name}_URL", "") for name in ("TRINO", "WAREHOUSE")
)
pytestmark = [
    pytest.mark.skipif(
        not (TRINO and WAREHOUSE.startswith("postgresql")),
        reason="SPACELAUNCH_TRINO_URL and SPACELAUNCH_WAREHOUSE_URL do not name a Trino",
    ),
    # Some hundred statements, of which Trino plans each anew.
    pytest.mark.timeout(1_800),
]


@pytest.fixture(scope="module")
def schema():
    name = f"test_{secrets.token_hex(4)}"
    server = open_engine(WAREHOUSE)
    with server.begin() as connection:
        connection.execute(text(f"create schema {name}"))
    yield name
    with server.begin() as connection:
        connection.execute(text(f"drop schema {name} cascade"))
    server.dispose()


@pytest.fixture(scope="module")
def database(schema):
    url = make_url(WAREHOUSE).update_query_dict({"options": f"-csearch_path={schema}"})
    database = open_engine(url.render_as_string(hide_password=False))
    upgrade(database)
    fill(database, odd_documents())
    yield database
    database.dispose()


@pytest.fixture(scope="module")
def trino(schema, database):
    url = make_url(TRINO)
    catalog = str(url.database).partition("/")[0]
    opened_trino = open_trino(
        url.set(database=f"{catalog}/{schema}").render_as_string(hide_password=False)
    )
    yield opened_trino
    opened_trino.dispose()


def test_trino_gives_the_rows_that_duckdb_gives(database, trino):
    asked = [*questions()]
    with opened(open_arrow_copy, database) as engines:
        by_duckdb = answers(engines, asked)
    with opened(open_sql_engine, trino) as engines:
        assert answers(engines, asked) == by_duckdb


@pytest.fixture(scope="module")
def lake(schema, trino, tmp_path_factory):
    """A catalog whose tables are files in a folder, and what they are lies in our schema."""
    folder = tmp_path_factory.mktemp("lake")
    server, name = make_url(WAREHOUSE), f"lake_{schema}"
    address = f"//{server.host}:{server.port or 5432}/{server.database}"
    properties = {
        "iceberg.catalog.type": "jdbc",
        "iceberg.jdbc-catalog.driver-class": "org.postgresql.Driver",
        "iceberg.jdbc-catalog.connection-url": f"jdbc:postgresql:{address}?currentSchema={schema}",
        "iceberg.jdbc-catalog.connection-user": server.username,
        "iceberg.jdbc-catalog.connection-password": server.password or "",
        "iceberg.jdbc-catalog.catalog-name": "lake",
        "iceberg.jdbc-catalog.default-warehouse-dir": "local:///",
        "fs.native-local.enabled": "true",
        "local.location": str(folder),
    }
    given = ", ".join(f"\"{name}\" = '{value}'" for name, value in properties.items())
    with trino.connect() as connection:
        try:
            connection.execute(text(f"create catalog {name} using iceberg with ({given})"))
        except DBAPIError as exc:
            pytest.skip(f"this Trino makes no lake: {exc.orig}")
        yield name
        connection.execute(text(f"drop catalog {name}"))


@pytest.fixture(scope="module")
def published(database, trino, lake):
    """What was told of the copying, a table after the other."""
    told = []
    assert publish_lake(database, trino, told.append, lake)
    return told


@pytest.fixture(scope="module")
def asked_lake(schema, lake):
    url = make_url(TRINO).set(database=f"{lake}/{schema}")
    opened_lake = open_trino(url.render_as_string(hide_password=False))
    yield opened_lake
    opened_lake.dispose()


def test_the_same_statements_over_a_lake_give_the_same_rows(database, asked_lake, published):
    plainly = [question for question in questions() if not question[2]]
    with opened(open_sql_engine, database) as engines:
        by_postgres = answers(engines, plainly)
    with opened(open_sql_engine, asked_lake) as engines:
        assert answers(engines, plainly) == by_postgres


def test_the_builds_come_last_and_every_launch_is_there(database, published):
    assert published[-1].table == "builds"
    counted = {copied.table: copied.row_count for copied in published}
    with database.connect() as connection:
        held = connection.scalar(text("select count(*) from launches"))
    assert counted["launches"] == held > 300


def test_a_year_of_launches_is_a_file_of_its_own(asked_lake, published):
    with asked_lake.connect() as connection:
        parted = connection.execute(text('select partition.launch_year from "launches$partitions"'))
        years = connection.execute(text("select distinct launch_year from launches"))
        assert sorted(parted) == sorted(years)


def test_what_the_lake_has_already_is_not_copied_again(database, trino, lake, published):
    told = []
    assert publish_lake(database, trino, told.append, lake) is False
    assert told == []


def test_a_new_build_takes_the_place_of_the_one_before_which_can_still_be_asked(
    database, trino, lake, asked_lake, published
):
    snapshots = text('select snapshot_id from "launches$snapshots" order by committed_at')
    with asked_lake.connect() as connection:
        *_, before = connection.scalars(snapshots)
        count = connection.scalar(text("select count(*) from launches"))
        with database.begin() as changing:
            changing.execute(text("delete from launches where launch_year = 2018"))
            changing.execute(text("update builds set version = 'of the test'"))
        assert publish_lake(database, trino, lambda _: None, lake)
        assert connection.scalar(text("select count(*) from launches")) < count
        earlier = text(f"select count(*) from launches for version as of {before}")
        assert connection.scalar(earlier) == count


def test_a_question_that_meets_the_copying_is_told_that_nothing_is_there(
    database, trino, lake, asked_lake, published
):
    with database.begin() as changing:
        changing.execute(text("update builds set version = 'of another test'"))

    def ask(copied):
        if copied.table == "launches":
            with open_sql_engine(asked_lake, "spacex") as engine, pytest.raises(NotFoundError):
                read_origin(engine, "spacex")

    assert publish_lake(database, trino, ask, lake)


def test_a_trino_without_a_lake_says_where_one_is_told_of(database, trino):
    with pytest.raises(ConfigError, match=r"docs/scale\.md"):
        publish_lake(database, trino, print, "nowhere")


def test_a_trino_that_does_not_answer_is_a_storage_that_does_not(trino):
    away = open_trino("trino://nobody@127.0.0.1:1/warehouse/public")
    with (
        pytest.raises(StorageUnavailableError, match="the warehouse"),
        open_sql_engine(away, "spacex"),
    ):
        pass
