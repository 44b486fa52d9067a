"""One SQL text, several engines: every query gives the rows that DuckDB gives, in its order."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

import psycopg
import pyarrow as pa
import pytest

from factories import make_launch
from postgres_server import PostgresServer, find_postgres
from spacelaunch.domain.launch import Outcome, Sector
from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.queries.statements import parameters_of, read_sql
from spacelaunch.relation.coded_columns import to_relation
from spacelaunch.relation.launches import SCHEMA
from spacelaunch.relation.rows import launches_table
from spacelaunch.sources.csv_file import read_csv

Rows = list[list[tuple[str, Any]]]
"""Each row's values beside their columns' names, so that both are compared, in their order."""

# `selected` is no question: each of the others asks it, in an order of its own.
SQL_NAMES = sorted(
    path.name.removesuffix(".sql")
    for path in files("spacelaunch.queries").iterdir()
    if path.name.endswith(".sql") and path.name != "selected.sql"
)

EVERYTHING: dict[str, object] = dict.fromkeys(
    name for query in SQL_NAMES for name in parameters_of(read_sql(query))
)
SELECTIONS = {
    "everything": {},
    "years": {"year_from": 1995, "year_to": 2005},
    "no first year": {"year_to": 1990},
    "a country": {"country": "USA"},
    "the ocean": {"country": "Pacific Ocean"},
    "a provider": {"provider": "SpaceX"},
    "a quote": {"provider": "Arme de l'Air"},
    "outside ASCII": {"provider": "Éole"},
    "a sector": {"sector": "private"},
    "no known outcome": {"provider": "Silent"},
    "several": {"year_from": 1990, "country": "USA", "sector": "private"},
    "nobody": {"provider": "Nobody"},
}

# What the other engines call the columns' types.
TYPES = {
    pa.string(): "varchar",
    pa.bool_(): "boolean",
    pa.float64(): "double precision",
    pa.int32(): "integer",
    pa.timestamp("us", tz="UTC"): "timestamp with time zone",
}
COLUMNS = ", ".join(f"{field.name} {TYPES[field.type]}" for field in SCHEMA)
CREATE = f"create table launches ({COLUMNS})"

# Ties, gaps, nulls, cases and signs that engines are known to disagree about.
MADE = [
    make_launch(1957, provider="RVSN USSR", sector=Sector.STATE, country="Kazakhstan"),
    make_launch(1961, provider="RVSN USSR", sector=Sector.STATE, outcome=Outcome.FAILURE),
    make_launch(1990, provider="Arme de l'Air", sector=Sector.STATE, country="France"),
    make_launch(1990, provider="Éole", country="France", outcome=Outcome.PARTIAL_FAILURE),
    make_launch(1995, provider="SpaceX", outcome=Outcome.SUCCESS),
    make_launch(1995, provider="SpaceX", outcome=Outcome.FAILURE, cost_musd=None),
    make_launch(1995, provider="SpaceX", outcome=Outcome.UNKNOWN, is_rocket_active=None),
    make_launch(1999, provider="spacex", country="Pacific Ocean", mission=None),
    make_launch(1999, provider="Zenit", country="Pacific Ocean", pad=None),
    make_launch(2000, provider="alpha", country=None, provider_country=None),
    make_launch(2005, provider="Silent", country=None, outcome=Outcome.UNKNOWN, rocket=None),
    make_launch(2005, provider="Silent", sector=Sector.STATE, outcome=Outcome.UNKNOWN),
    make_launch(2006, provider="长征", country="China", outcome=Outcome.PRELAUNCH_FAILURE),
]


@pytest.fixture(scope="session")
def made() -> pa.Table:
    return launches_table(MADE)


@pytest.fixture(scope="session")
def real(real_csv: Path) -> pa.Table:
    with real_csv.open("rb") as stream:
        return to_relation(read_csv(stream, "real", 10_000_000).launches).cast(SCHEMA)


@pytest.fixture(params=["made", "real"], scope="session")
def launches(request: pytest.FixtureRequest) -> pa.Table:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def sqlite(launches: pa.Table) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(CREATE)
        marks = ", ".join("?" * launches.num_columns)
        database.executemany(f"insert into launches values ({marks})", values_of(launches))
        yield database


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresServer]:
    """A server of its own; without one a desk skips and CI fails."""
    programs = find_postgres()
    if programs is None:
        assert not os.environ.get("CI"), "CI must have a PostgreSQL server"
        pytest.skip("no PostgreSQL server on this machine")
    server = PostgresServer(programs)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def postgres(server: PostgresServer, launches: pa.Table) -> Iterator[psycopg.Cursor]:
    """In a transaction that is never committed, so that the next launches find nothing."""
    with (
        psycopg.connect(server.conninfo) as connection,
        connection.transaction(force_rollback=True),
        connection.cursor() as cursor,
    ):
        cursor.execute("set time zone 'UTC'")
        cursor.execute(CREATE.encode())
        with cursor.copy("copy launches from stdin") as copy:
            for row in values_of(launches):
                copy.write_row(row)
        yield cursor


def ask_duckdb(launches: pa.Table, sql: str, asked: Mapping[str, object]) -> Rows:
    """Our own engine's way."""
    with open_duckdb(launches=launches) as engine:
        wanted = {name: asked[name] for name in parameters_of(sql)}
        return [list(row.items()) for row in engine.fetch(sql, wanted)]


def ask_postgres(cursor: psycopg.Cursor, sql: str, asked: Mapping[str, object]) -> Rows:
    cursor.execute(re.sub(r":([a-z_]+)", r"%(\1)s", sql).encode(), dict(asked))
    return named(cursor)


def values_of(launches: pa.Table) -> list[tuple[Any, ...]]:
    """The rows, their moments as text."""
    place = launches.column_names.index("launched_at")
    moments = launches.column(place).cast(pa.string())
    texts = launches.set_column(place, "launched_at", moments)
    return [tuple(row.values()) for row in texts.to_pylist()]


def named(cursor: Any) -> Rows:
    names = [column[0] for column in cursor.description]
    return [list(zip(names, values, strict=True)) for values in cursor.fetchall()]


@pytest.mark.parametrize("given", SELECTIONS.values(), ids=SELECTIONS)
@pytest.mark.parametrize("name", SQL_NAMES)
def test_sqlite_gives_the_rows_that_duckdb_gives(sqlite, launches, name, given):
    sql, asked = read_sql(name), {**EVERYTHING, **given}
    assert named(sqlite.execute(sql, asked)) == ask_duckdb(launches, sql, asked)


@pytest.mark.parametrize("given", SELECTIONS.values(), ids=SELECTIONS)
@pytest.mark.parametrize("name", SQL_NAMES)
def test_postgresql_gives_the_rows_that_duckdb_gives(postgres, launches, name, given):
    sql, asked = read_sql(name), {**EVERYTHING, **given}
    assert ask_postgres(postgres, sql, asked) == ask_duckdb(launches, sql, asked)
