"""A real Trino over a real PostgreSQL: the rows that DuckDB gives, for every question.

SPACELAUNCH_TRINO_URL names the one and SPACELAUNCH_WAREHOUSE_URL the other; all that is written
there lies in a schema of its own, which goes again.
"""

from __future__ import annotations

import os
import secrets

import pytest
from sqlalchemy import make_url, text

from spacelaunch.errors import StorageUnavailableError
from spacelaunch.warehouse.arrow_copy import open_arrow_copy
from spacelaunch.warehouse.engines import open_engine, open_trino
from spacelaunch.warehouse.schema import upgrade
from spacelaunch.warehouse.sql_engine import open_sql_engine
from warehouse_questions import answers, fill, odd_documents, opened, questions

TRINO, WAREHOUSE = (
    os.environ.get(f"SPACELAUNCH_{name}_URL", "") for name in ("TRINO", "WAREHOUSE")
)
pytestmark = pytest.mark.skipif(
    not (TRINO and WAREHOUSE.startswith("postgresql")),
    reason="SPACELAUNCH_TRINO_URL and SPACELAUNCH_WAREHOUSE_URL do not name a Trino",
)


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


def test_a_trino_that_does_not_answer_is_a_storage_that_does_not(trino):
    away = open_trino("trino://nobody@127.0.0.1:1/warehouse/public")
    with (
        pytest.raises(StorageUnavailableError, match="the warehouse"),
        open_sql_engine(away, "spacex"),
    ):
        pass
