"""Copies silver into Iceberg tables, through Trino, where the same statements are asked of them.

A lake outgrows one machine: its files lie in a folder or on S3, and each of Trino's workers reads
some of them. Its catalog is Trino's `lake`. Each table is replaced in one step, and Iceberg keeps
the one before. Called by the command line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, MetaData, Table, delete, select, text
from sqlalchemy.engine import Row

from spacelaunch.errors import ConfigError, NotFoundError
from spacelaunch.warehouse.engines import reachable
from spacelaunch.warehouse.lock import alone
from spacelaunch.warehouse.statements.read import read_text
from spacelaunch.warehouse.tables import METADATA, hardware, members, plans, silver
from spacelaunch.warehouse.tables.iceberg import CATALOG_TABLES
from spacelaunch.warehouse.tables.runs import builds

CATALOG = "lake"
# What a question is narrowed by most; a year of which nothing is asked is not even opened.
_PARTITIONED_BY = "launch_year"


@dataclass(frozen=True, slots=True)
class Copied:
    """A table of the lake, and how many rows it was given."""

    table: str
    row_count: int


def publish_lake(
    warehouse: Engine, trino: Engine, told: Callable[[Copied], None], catalog: str = CATALOG
) -> bool:
    """Copy what the warehouse holds, and tell of each table; False where the lake has it already.

    No run builds meanwhile, and nobody else publishes. `builds`, by which whoever asks knows that
    an answer is of one build, is emptied first and filled last: a question that meets the copying
    is told that nothing is there, and never gets the half of it.

    Raises:
        ConfigError: the warehouse is no PostgreSQL, or Trino has no such catalog.
        NotFoundError: the warehouse holds nothing.
        OccupiedError: a run of the pipeline is going on.
        StorageUnavailableError: one of the two does not answer.
    """
    if warehouse.dialect.name != "postgresql":
        raise ConfigError("a lake is copied from a warehouse on PostgreSQL, which Trino reads")
    with alone(warehouse), reachable():
        CATALOG_TABLES.create_all(warehouse)
        with trino.connect() as connection:
            _require_catalog(connection, catalog)
            return _copy_all(connection, Lake(catalog, _schema_of(trino)), told)


class Lake:
    """The names of a lake's tables, and the statements that fill them."""

    def __init__(self, catalog: str, schema: str) -> None:
        """Name a catalog of Trino's and a schema in it."""
        self.builds = Table(
            builds.name,
            MetaData(),
            *(each._copy() for each in builds.columns),
            schema=schema,
            trino_catalog=catalog,
        )
        self._schema = f'"{catalog}"."{schema}"'

    def prepare(self) -> Iterator[str]:
        """What makes the schema, and the table of builds."""
        yield read_text("lake_schema").format(schema=self._schema)
        yield read_text("lake_empty").format(copy=self._copy_of(builds), table=builds.name)

    def copy(self, table: Table) -> str:
        """What fills a table's copy."""
        parted = f"'{_PARTITIONED_BY}'" if _PARTITIONED_BY in table.columns else ""
        return read_text("lake_copy").format(
            copy=self._copy_of(table), table=table.name, partitions=parted
        )

    def _copy_of(self, table: Table) -> str:
        return f'{self._schema}."{table.name}"'


def _copy_all(connection: Connection, lake: Lake, told: Callable[[Copied], None]) -> bool:
    held = _builds_in(connection, builds)
    if not held:
        raise NotFoundError("the warehouse holds nothing; run: spacelaunch ingest spacex")
    for sql in lake.prepare():
        connection.execute(text(sql))
    if _builds_in(connection, lake.builds) == held:
        return False
    connection.execute(delete(lake.builds))
    for table in (*asked_tables(), builds):
        copied = connection.execute(text(lake.copy(table)))
        told(Copied(table.name, copied.rowcount))
    return True


def asked_tables() -> list[Table]:
    """The tables that questions are asked of."""
    of_silver = {**vars(silver), **vars(hardware), **vars(plans), **vars(members)}
    return [each for each in METADATA.sorted_tables if each is of_silver.get(each.name)]


def _builds_in(connection: Connection, table: Table) -> list[Row[tuple[str, str]]]:
    asked = select(table.c.source, table.c.version).order_by(table.c.source)
    return [*connection.execute(asked)]


def _schema_of(trino: Engine) -> str:
    return str(trino.url.database).partition("/")[2]


def _require_catalog(connection: Connection, catalog: str) -> None:
    names = connection.dialect.get_catalog_names(connection)  # type: ignore[attr-defined]  # Trino's
    if catalog not in names:
        raise ConfigError(f"Trino has no catalog {catalog}; docs/scale.md says how it gets one")
