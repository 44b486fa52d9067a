"""Settings -> the warehouse, and who answers questions about it; nothing else connects to it.

Apart from `bootstrap`, which the serving plane uses without any of this, and from
`bootstrap_pipeline`, whose sources are slow to import. Called by the command line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from spacelaunch.config import Settings
from spacelaunch.errors import ConfigError
from spacelaunch.queries import engine as answering
from spacelaunch.warehouse.arrow_copy import open_arrow_copy
from spacelaunch.warehouse.engines import Engine, open_engine, open_trino
from spacelaunch.warehouse.sql_engine import SQLITE_SCHEMA, open_sql_engine

# Who answers questions about the warehouse -> the kind of database that it answers from.
_OPEN: dict[str, Callable[[Engine, str], AbstractContextManager[answering.Session]]] = {
    "sqlite": open_sql_engine,
    "postgres": open_sql_engine,
    "trino": open_sql_engine,
    "duckdb": open_arrow_copy,
}
_DIALECTS = {"sqlite": "sqlite", "postgres": "postgresql"}


@contextmanager
def open_warehouse(settings: Settings) -> Iterator[Engine]:
    """The database that the settings name; it connects when it is first used."""
    engine = open_engine(settings.warehouse)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def open_lake(settings: Settings) -> Iterator[tuple[Engine, Engine]]:
    """The warehouse's database, and the Trino that copies it.

    Raises:
        ConfigError: the settings name no Trino.
    """
    trino = _open_trino(settings)
    try:
        with open_warehouse(settings) as warehouse:
            yield warehouse, trino
    finally:
        trino.dispose()


@contextmanager
def open_answers(
    settings: Settings, source: str, name: str | None = None
) -> Iterator[answering.Session]:
    """A session of an engine, by its name, with the launches of a source.

    Shape: without a name it is the one of the settings, and without one there, the database's own.
    Raises:
        ConfigError: the settings name no Trino, or another kind of database than the engine's.
        NotFoundError: the warehouse is empty.
        StorageUnavailableError: it does not answer.
    """
    chosen = name or settings.warehouse_engine
    engine = _open_trino(settings) if chosen == "trino" else open_engine(settings.warehouse)
    try:
        kind = engine.dialect.name
        if chosen in _DIALECTS and _DIALECTS[chosen] != kind:
            raise ConfigError(f"the engine {chosen} does not speak to a warehouse on {kind}")
        with _OPEN[chosen or "sqlite"](engine, source) as session:
            yield session
    finally:
        engine.dispose()


def schema_for(settings: Settings, name: str | None = None) -> str | None:
    """The schema that a statement must name for an engine, as `of_source` wants it."""
    own = "sqlite" if settings.warehouse.startswith("sqlite") else "postgres"
    return SQLITE_SCHEMA if (name or settings.warehouse_engine or own) == "sqlite" else None


def _open_trino(settings: Settings) -> Engine:
    if settings.trino_url is None:
        raise ConfigError("SPACELAUNCH_TRINO_URL is not set; it names the Trino to ask")
    return open_trino(settings.trino_url)
