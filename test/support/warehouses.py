"""Empty warehouses for tests: a SQLite file, and a database of its own on a real PostgreSQL."""

from __future__ import annotations

import os
from itertools import count

import psycopg
import pytest

from postgres_server import USER, PostgresServer, find_postgres

_numbers = count(1)


def started_postgres() -> PostgresServer:
    """A running server; without its programs a desk skips and CI fails."""
    programs = find_postgres()
    if programs is None:
        if os.environ.get("CI"):
            raise AssertionError("there is no PostgreSQL")
        pytest.skip("there is no PostgreSQL")
    server = PostgresServer(programs)
    server.start()
    return server


def new_database(server: PostgresServer) -> str:
    """The SQLAlchemy URL of an empty database on the server."""
    name = f"warehouse_{next(_numbers)}"
    with psycopg.connect(server.conninfo, autocommit=True) as connection:
        connection.execute(f"create database {name}")
        (socket,) = connection.execute("show unix_socket_directories").fetchone() or ("",)
    return f"postgresql+psycopg://{USER}@/{name}?host={socket}"
