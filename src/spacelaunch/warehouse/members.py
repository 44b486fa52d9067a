"""Reads what each source tells of launches, and writes the one relation that is made of it.

Which launches are one is decided by the pipeline; what a person decided of some is kept here. Works
inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, case, delete, func, insert, select

from spacelaunch.domain.precedence import MERGED
from spacelaunch.relation.pairing.members import SCHEMA
from spacelaunch.relation.pairing.side import LENGTHS_S
from spacelaunch.warehouse.rows import insert_rows, is_one_of
from spacelaunch.warehouse.tables import METADATA
from spacelaunch.warehouse.tables.gold import launch_aggregates
from spacelaunch.warehouse.tables.members import (
    launch_conflicts,
    launch_doubts,
    launch_members,
    merged_launches,
    reviewed_pairs,
)
from spacelaunch.warehouse.tables.runs import builds
from spacelaunch.warehouse.tables.silver import IS_INVENTED, launches

Row = Mapping[str, Any]

_ID = launches.c.launch_id
_COMPARED = [launches.c.source, *(launches.c[name] for name in SCHEMA.names)]
_LASTS_S = case(LENGTHS_S, value=launches.c.time_precision, else_=0)


def built_versions(connection: Connection) -> dict[str, str]:
    """What is built of the sources that tell of launches."""
    asked = select(builds.c.source, builds.c.version).where(builds.c.source.in_(MERGED))
    return {source: version for source, version in connection.execute(asked)}


def count_launches(connection: Connection) -> dict[str, int]:
    """How many launches each source has; as gold tells it, which need not look at each."""
    asked = select(launch_aggregates.c.source, launch_aggregates.c.total_count)
    return {source: count for source, count in connection.execute(asked)}


def is_invented(connection: Connection, source: str) -> bool:
    """Whether a launch of a source says that it never was."""
    asked = select(launches.c.launch_id).where(launches.c.source == source, IS_INVENTED)
    return connection.scalar(asked.limit(1)) is not None


def read_source(connection: Connection, source: str) -> list[Row]:
    """The launches of a source, each with all that it says, by id."""
    asked = select(launches).where(launches.c.source == source).order_by(_ID)
    return [dict(row._mapping) for row in connection.execute(asked)]


def read_launches(connection: Connection, ids: Collection[str]) -> list[Row]:
    """These of any source, each with all that it says, by id; who is gone is left out."""
    asked = select(launches).where(is_one_of(connection, _ID, [*ids])).order_by(_ID)
    return [dict(row._mapping) for row in connection.execute(asked)]


def read_members(connection: Connection, ids: Collection[str]) -> list[Row]:
    """What was compared of these launches when they were merged."""
    told = [launch_members.c[column.name] for column in _COMPARED if column.name != _ID.name]
    member_id = launch_members.c.member_id
    asked = select(member_id.label(_ID.name), *told).where(is_one_of(connection, member_id, [*ids]))
    return [dict(row._mapping) for row in connection.execute(asked)]


@dataclass(frozen=True, slots=True)
class Launches:
    """What is compared of the launches of some sources, as silver has them."""

    connection: Connection
    sources: Sequence[str]

    def near(self, span: tuple[int, int]) -> list[Row]:
        """Those that may have been within it: the first and the last second since 1970."""
        begin, end = span
        at = launches.c.launched_epoch_s
        longest = max(LENGTHS_S.values())
        its = launches.c.source.in_(self.sources), at.between(begin - longest, end)
        return self._read(*its, at + _LASTS_S >= begin)

    def named(self, ids: Iterable[str], designators: Iterable[str]) -> list[Row]:
        """Those with one of these ids or designators."""
        own = is_one_of(self.connection, _ID, [*ids])
        shared = is_one_of(self.connection, launches.c.launch_designator, [*designators])
        found = [*self._read(own), *self._read(shared)]
        # Asked for a source, too, SQLite would look through all that the source has.
        return [row for row in found if row["source"] in self.sources]

    def _read(self, *conditions: Any) -> list[Row]:
        asked = select(*_COMPARED).where(*conditions)
        return [dict(row._mapping) for row in self.connection.execute(asked)]


def count_doubts(connection: Connection) -> int:
    """How many pairs wait for a person."""
    return connection.scalar(select(func.count()).select_from(launch_doubts)) or 0


def forget_all(connection: Connection) -> None:
    """Empty the tables of what was merged."""
    for table in (merged_launches, launch_members, launch_conflicts, launch_doubts):
        connection.execute(delete(table))


def forget_members(connection: Connection, ids: Collection[str]) -> None:
    """Take out these launches of sources with what they were merged to.

    Note: all members of a launch are among them, or none.
    """
    member_id = launch_members.c.member_id
    its = select(launch_members.c.launch_id).where(is_one_of(connection, member_id, [*ids]))
    for table in (merged_launches, launch_conflicts):
        connection.execute(delete(table).where(table.c.launch_id.in_(its)))
    for table in (launch_members, launch_doubts):
        told = is_one_of(connection, table.c.member_id, [*ids])
        connection.execute(delete(table).where(told))


def add_rows(connection: Connection, name: str, rows: Sequence[Row]) -> None:
    """Add to one of the tables; `rows` have its columns, and others that it has not."""
    table = METADATA.tables[name]
    names = [column.name for column in table.c]
    insert_rows(connection, table, names, [[row[each] for each in names] for row in rows])


def read_verdicts(connection: Connection) -> dict[tuple[str, str], bool]:
    """What a person decided, by the ids of both launches."""
    pair = reviewed_pairs.c
    # Two that are about one pair are obeyed in this order.
    asked = select(pair.here_id, pair.there_id, pair.is_same).order_by(pair.here_id, pair.there_id)
    return {(here, there): is_same for here, there, is_same in connection.execute(asked)}


def keep_verdicts(connection: Connection, verdicts: Mapping[tuple[str, str], bool]) -> None:
    """Take these for all that was decided."""
    connection.execute(delete(reviewed_pairs))
    rows = [
        {"here_id": here, "there_id": there, "is_same": is_same}
        for (here, there), is_same in verdicts.items()
    ]
    if rows:
        connection.execute(insert(reviewed_pairs), rows)
