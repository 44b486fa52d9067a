"""Opens the warehouse's database: SQLite, one file in WAL mode, or PostgreSQL; or Trino over it.

Transactions are real ones on both: Python's SQLite driver would begin them late and commit them
early. Called by the doors.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from spacelaunch.errors import ConfigError, SpacelaunchError, StorageUnavailableError

# The pipeline names what it is handed without a library of its own.
__all__ = ["Connection", "Engine", "open_engine", "reachable"]

_BUSY_S = 30


def open_engine(url: str) -> Engine:
    """The database of a SQLAlchemy URL, `sqlite:///FILE` or `postgresql+psycopg://…`.

    Raises:
        ConfigError: the URL cannot be read, or names another kind of database.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as exc:
        # The URL may hold a password, so it is not repeated.
        raise ConfigError("SPACELAUNCH_WAREHOUSE_URL: expected a SQLAlchemy URL") from exc
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        return _open_sqlite(parsed)
    if backend == "postgresql":
        return create_engine(
            parsed.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            json_serializer=_json_text,
        )
    raise ConfigError(f"SPACELAUNCH_WAREHOUSE_URL: expected sqlite or postgresql, got {backend}")


def open_trino(url: str) -> Engine:
    """The Trino of a URL, `trino://USER@HOST:PORT/CATALOG/SCHEMA`; sessions are in UTC.

    Raises:
        ConfigError: the URL cannot be read, or names no catalog with its schema.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as exc:
        raise ConfigError(f"SPACELAUNCH_TRINO_URL: expected {_TRINO}") from exc
    is_whole = parsed.host and (parsed.database or "").count("/") == 1
    if parsed.drivername != "trino" or not is_whole:
        raise ConfigError(f"SPACELAUNCH_TRINO_URL: expected {_TRINO}")
    # A zoneless session would read moments in the zone of this machine.
    return create_engine(parsed, connect_args={"timezone": "UTC"})


_TRINO = "trino://USER@HOST:PORT/CATALOG/SCHEMA"


def _open_sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        _make_folder(Path(url.database).parent)
    engine = create_engine(url, connect_args={"timeout": _BUSY_S}, json_serializer=_json_text)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _json_text(value: object) -> str:
    # As sources write a document, so that its text is what its hash is of.
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise StorageUnavailableError(f"cannot make {folder}: {exc.strerror}") from exc


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    connection.execute("pragma journal_mode = wal")
    # In WAL mode a commit survives the death of the process; of the machine, the file's soundness.
    connection.execute("pragma synchronous = normal")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


@contextmanager
def reachable() -> Iterator[None]:
    """Turns the driver's troubles into ours; no password is in the message.

    Raises:
        StorageUnavailableError: the database does not answer, is locked, or its disk is full.
    """
    try:
        yield
    except OperationalError as exc:
        raise StorageUnavailableError(f"the warehouse: {_first_line(exc)}") from exc
    except DBAPIError as exc:
        raise SpacelaunchError(f"the warehouse: {_first_line(exc)}") from exc


def _first_line(exc: DBAPIError) -> Any:
    return str(exc.orig).strip().partition("\n")[0]
