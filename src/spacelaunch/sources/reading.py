"""What a source hands upward: the launches it could read and the records it could not.

Made by the sources, used by `datasets`. It holds no parsing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from spacelaunch.domain.launch import Launch
from spacelaunch.errors import BadDataError, BadRecordError
from spacelaunch.relation.held import HELD, joined
from spacelaunch.relation.identity import Ids, Places, first_ids, numbered
from spacelaunch.relation.received import Received, ReceivedWriter, Text
from spacelaunch.relation.rows import launches_table
from spacelaunch.sources.record_text import Record, received_objects, record_of
from spacelaunch.sources.records import parse_record
from spacelaunch.sources.text_table import read_table

REJECTS_LISTED = 1_000

# A reason quotes the value, which may be a whole page.
_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that was refused."""

    line: int
    """Line of the file on which it begins, or place in the array; both count from 1."""
    reason: str
    record: Record
    """As received; empty where it is no record at all."""


def rejected(line: int, reason: str, record: Record) -> Reject:
    """A refusal whose reason has a bounded length."""
    short = reason if len(reason) <= _LONGEST_REASON else f"{reason[:_LONGEST_REASON]}…"
    return Reject(line, short, record)


@dataclass(frozen=True, slots=True)
class Broken:
    """What was no record at all."""

    first: Sequence[Reject]
    """At most as many as are listed."""
    count: int


NONE_BROKEN = Broken((), 0)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one source sent."""

    source: str
    launches: pa.Table
    """Held, newest first."""
    received: Received
    """The records of the launches, in the order in which they came."""
    rejects: tuple[Reject, ...]
    """The first of those that were refused."""
    rejected: int
    """How many were."""


class Gathering:
    """Collects what a source finds, part by part.

    Shape: `place` is what the places of records count, `line` or `item`.
    """

    def __init__(self, source: str, place: str) -> None:
        self._source = source
        self._place = place
        self._launches: list[pa.Table] = []
        self._ids: list[Ids] = []
        self._received = ReceivedWriter()
        self._rejects: list[Reject] = []
        self._rejected = 0

    def add_table(
        self, text: pa.Table, received: pa.Table, places: Places, broken: Broken = NONE_BROKEN
    ) -> None:
        """Take a table of texts: each row with its record, and what was no row between them."""
        reading = read_table(text)
        self._keep(reading.launches, received.filter(reading.is_sure))
        unsure = np.flatnonzero(~reading.is_sure)
        # Beyond what is listed they are only counted: why each was refused, nobody is told.
        some = unsure[:REJECTS_LISTED]
        refused = [*broken.first, *_refused(received.take(some), places[some])]
        self._refuse(refused, broken.count + len(unsure))

    def add_records(self, given: Iterable[tuple[int, Record | BadRecordError]]) -> None:
        """Take records one by one, each with its place."""
        launches: list[Launch] = []
        for place, record in given:
            found = _parsed(place, record)
            if isinstance(found, Reject):
                self._refuse([found], 1)
            else:
                launches.append(found)
        rows = launches_table(launches).drop_columns("launch_id")
        self._keep(rows, received_objects(launch.record for launch in launches))

    def reading(self) -> Reading:
        """Everything that was taken.

        Raises:
            BadDataError: no record at all, or none that could be read.
        """
        launches = joined(self._launches)
        if not len(launches):
            raise BadDataError(self._why_nothing())
        ids, order = numbered(launches, np.concatenate(self._ids))
        launches = launches.add_column(0, HELD.field("launch_id"), pa.array(ids)).take(order)
        received = self._received.received()
        return Reading(self._source, launches, received, tuple(self._rejects), self._rejected)

    def _keep(self, launches: pa.Table, received: pa.Table) -> None:
        first = self._received.add(received)
        places = pa.array(np.arange(first, first + len(received)), HELD.field("record_place").type)
        self._launches.append(launches.append_column("record_place", places))
        self._ids.append(first_ids(launches))  # part by part, for their texts are long

    def _refuse(self, found: Iterable[Reject], count: int) -> None:
        self._rejected += count
        room = REJECTS_LISTED - len(self._rejects)
        self._rejects += sorted(found, key=lambda reject: reject.line)[:room]

    def _why_nothing(self) -> str:
        if not self._rejects:
            return "there are no records after the header"
        first = self._rejects[0]
        reason = f"{self._place} {first.line}: {first.reason}"
        if self._rejected == 1:
            return reason
        return f"none of the {self._rejected:,} records can be read; the first, {reason}"


def _refused(received: pa.Table, places: Places) -> Iterator[Reject]:
    """Why the reader of one record refuses each of these."""
    for place, row in zip(places.tolist(), received.to_pylist(), strict=True):
        found = _parsed(place, record_of(Text(row["form"], row["text"])))
        if not isinstance(found, Reject):
            raise AssertionError(f"{found} was refused by column and read by itself")
        yield found


def _parsed(place: int, record: Record | BadRecordError) -> Launch | Reject:
    try:
        if isinstance(record, BadRecordError):
            raise record
        return parse_record(record)
    except BadRecordError as exc:
        return rejected(place, str(exc), {} if isinstance(record, BadRecordError) else record)
