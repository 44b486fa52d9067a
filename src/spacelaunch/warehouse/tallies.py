"""Keeps the tallies of a source: takes out what a build touches, and puts in what came of it.

Sums of whole numbers, so taking out is exact, and what was never touched is never looked at. All of
it inside the caller's transaction and inside `touched`, or a figure would be wrong from then on;
`clear` and `put_in` with everything fresh count all anew. Called by `pipeline`.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from spacelaunch.warehouse.statements.read import statement
from spacelaunch.warehouse.tables.tallies import finding_tallies, launch_tallies

_STATEMENTS = ("tally_launches", "tally_findings", "tally_references", "tally_satellites")


def clear(connection: Connection, source: str) -> None:
    """Forget the tallies of a source, to be counted anew."""
    for table in (launch_tallies, finding_tallies):
        connection.execute(delete(table).where(table.c.source == source))


def take_out(connection: Connection, source: str) -> None:
    """Count what is touched no more, before silver changes."""
    _add(connection, source, -1)


def put_in(connection: Connection, source: str) -> None:
    """Count what is touched as it is now, after silver has changed."""
    _add(connection, source, 1)
    # A rocket, pad or year without a launch is no row of gold.
    for count in (launch_tallies.c.total_count, finding_tallies.c.found_count):
        table = count.table
        connection.execute(delete(table).where(table.c.source == source, count == 0))


def found_counts(connection: Connection, source: str) -> dict[str, int]:
    """How often each finding of a source is so, by its name; none that is never so."""
    table = finding_tallies
    found = connection.execute(
        select(table.c.finding, table.c.found_count).where(table.c.source == source)
    )
    return {row.finding: row.found_count for row in found}


def _add(connection: Connection, source: str, sign: int) -> None:
    for name in _STATEMENTS:
        connection.execute(statement(name), {"source": source, "sign": sign})
