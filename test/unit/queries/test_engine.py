"""What may answer: anything with the one method."""

from __future__ import annotations

from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.queries.engine import Engine
from spacelaunch.relation.rows import launches_table


def ask(engine: Engine) -> list[object]:
    """Mypy holds each engine against the protocol here."""
    return [row["one"] for row in engine.fetch("select :first as one", {"first": 1})]


def test_duckdb_is_an_engine():
    with open_duckdb(launches=launches_table([])) as engine:
        assert ask(engine) == [1]
