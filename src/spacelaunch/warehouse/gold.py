"""Makes the gold tables of a source anew, by SQL inside the database; and reads what they say.

What a named query answers is told by its `.sql` file in `queries`, the rest by one of ours. Works
inside the caller's transaction, so that gold never speaks of another silver.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnClause,
    Connection,
    Insert,
    Table,
    bindparam,
    column,
    delete,
    insert,
    literal,
    select,
    text,
)

from spacelaunch.domain.run import RunKind
from spacelaunch.queries.statements import of_source, parameters_of, read_sql, without_comments
from spacelaunch.warehouse.sql_engine import SCHEMAS
from spacelaunch.warehouse.statements.read import statement
from spacelaunch.warehouse.tables import gold
from spacelaunch.warehouse.tables.schema import Moment

_CURRENT = (gold.launch_aggregates, gold.cost_efficiency, gold.launches_per_year)
# What the named query of the same name answers about all launches of a source.
_ANSWERS = (gold.cost_efficiency, gold.launches_per_year)

Findings = dict[str, Any]


def refresh(connection: Connection, source: str) -> None:
    """Make the current tables anew."""
    for table in _CURRENT:
        connection.execute(delete(table).where(table.c.source == source))
        if table in _ANSWERS:
            connection.execute(_answer(table, source, connection.dialect.name))
        else:
            connection.execute(statement(table.name), {"source": source})


def _answer(table: Table, source: str, dialect: str) -> Insert:
    """Fills a table with its query's rows, which are told in one place."""
    sql = of_source(read_sql(f"silver/{table.name}"), source, SCHEMAS.get(dialect))
    asked: dict[str, object] = {**dict.fromkeys(parameters_of(sql)), "source": source}
    # Unique, for a parameter that is called as a column is would be taken for its value.
    given: list[BindParameter[Any]] = [
        bindparam(name, value, unique=True) for name, value in asked.items()
    ]
    figures = [column for column in table.columns if column is not table.c.source]
    names = [each.name for each in figures]
    answer = text(without_comments(sql)).bindparams(*given).columns(*map(_bare, figures))
    rows = answer.subquery()
    chosen = select(literal(source), *(rows.c[name] for name in names))
    return insert(table).from_select(["source", *names], chosen)


def _bare(figure: Column[Any]) -> ColumnClause[Any]:
    return column(figure.name, figure.type)


def take_snapshot(
    connection: Connection, source: str, run_id: int, kind: RunKind, now: datetime
) -> None:
    """Keep what is counted now beside what was counted before."""
    snapshot = statement("launch_aggregate_snapshots")
    connection.execute(
        snapshot.bindparams(bindparam("taken_at", type_=Moment)),
        {"source": source, "run_id": run_id, "kind": kind.value, "taken_at": now},
    )


def findings(connection: Connection, source: str) -> Findings:
    """Every figure of the current tables, by a name that says whose it is."""
    found: Findings = {}
    for table in _CURRENT:
        keys = [column.name for column in table.primary_key.columns if column.name != "source"]
        rows = connection.execute(select(table).where(table.c.source == source)).mappings()
        for row in rows:
            place = ".".join([table.name, *(str(row[key]) for key in keys)])
            figures = {name: row[name] for name in row if name not in ("source", *keys)}
            found |= {f"{place}.{name}": value for name, value in figures.items()}
    return found


def tables(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every table by its name: the names of its columns, then its rows by key."""
    found = {}
    for table in (*_CURRENT, gold.launch_aggregate_snapshots):
        rows = connection.execute(select(table).order_by(*table.primary_key.columns))
        found[table.name] = [tuple(rows.keys()), *(tuple(row) for row in rows)]
    return found


def trend(connection: Connection, source: str, limit: int) -> list[dict[str, Any]]:
    """The newest snapshots, the newest first."""
    table = gold.launch_aggregate_snapshots
    asked = select(table).where(table.c.source == source).order_by(table.c.run_id.desc())
    rows = connection.execute(asked.limit(limit)).mappings()
    # SQLAlchemy's names are more than text, which not every reader takes.
    return [{str(name): value for name, value in row.items()} for row in rows]
