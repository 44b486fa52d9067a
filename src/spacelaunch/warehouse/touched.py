"""What a build is about to change: fresh documents, and the launches that these say something of.

Both are told before a row of silver is written, and hold after it. A launch whose own document is
fresh is touched whatever else it names; of any other the row stays as it is, so that the same fresh
rockets, pads, payloads and cores lead to it before and after. Used by `pipeline`; `silver` and
`tallies` read the tables inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Column, Connection, MetaData, Table, Text, select

from spacelaunch.warehouse.statements.read import statement

_METADATA = MetaData()
_TEMPORARY = ["TEMPORARY"]
_DOCUMENTS = Table(
    "fresh_documents",
    _METADATA,
    Column("resource", Text, primary_key=True),
    Column("document_id", Text, primary_key=True),
    prefixes=_TEMPORARY,
)
_LAUNCHES = Table(
    "touched_launches",
    _METADATA,
    Column("launch_id", Text, primary_key=True),
    prefixes=_TEMPORARY,
)
_TABLES = (_DOCUMENTS, _LAUNCHES)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a build did to the launches of a source, where it did not make all of them anew."""

    source: str
    version: str
    """What was built of it before."""
    launch_ids: Sequence[str]
    """Of those that came, went, or may say something else now."""

    def versions_before(self, built: Mapping[str, str]) -> dict[str, str]:
        """What was built of each source, where this is what is built now."""
        return {**built, self.source: self.version}


@contextmanager
def touched(connection: Connection, source: str, built_run_id: int) -> Iterator[None]:
    """Meanwhile `fresh_documents` and `touched_launches` say what runs after one have brought."""
    asked = {"source": source, "built_run_id": built_run_id}
    for table in _TABLES:
        table.create(connection)
        connection.execute(statement(table.name), asked)
        if connection.dialect.name == "postgresql":
            # It takes a table of which it knows nothing for a long one, and looks at all launches.
            connection.exec_driver_sql(f"analyze {table.name}")
    yield
    for table in _TABLES:
        table.drop(connection)


def read_touched(connection: Connection, at_most: int) -> list[str] | None:
    """Ids of the launches that are touched, inside `touched`; None where there are more."""
    asked = select(_LAUNCHES.c.launch_id).order_by(_LAUNCHES.c.launch_id).limit(at_most + 1)
    found = [*connection.scalars(asked)]
    return found if len(found) <= at_most else None
