"""What a source hands upward: the launches it could read and the records it could not.

Made by the sources, used by `datasets`. It holds no parsing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from spacelaunch.domain.launch import Launch
from spacelaunch.errors import BadDataError, BadRecordError
from spacelaunch.relation.coded_columns import HELD, joined
from spacelaunch.relation.identity import Ids, Places, count_duplicates, first_ids, numbered
from spacelaunch.relation.received import Received, ReceivedWriter, Text
from spacelaunch.relation.rows import launches_table
from spacelaunch.sources.record_text import Record, received_objects, record_of
from spacelaunch.sources.records import Parsed, parse_record
from spacelaunch.sources.silences import silences_of
from spacelaunch.sources.text_table import read_table

REJECTS_LISTED = 1_000
# A file of which more is refused than read ends here: nobody waits for the rest of it.
MOST_REJECTED = 50_000

# A row of a spreadsheet without a value in it, as it stands below many a table.
_NO_VALUES = r'^[\s,;|"\']*$'
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


@dataclass(frozen=True, slots=True)
class Loss:
    """A value that was given and could not be read, of a record that makes a launch without it."""

    line: int
    reason: str


def rejected(line: int, reason: str, record: Record) -> Reject:
    """A refusal whose reason has a bounded length."""
    return Reject(line, _short(reason), record)


def _short(reason: str) -> str:
    return reason if len(reason) <= _LONGEST_REASON else f"{reason[:_LONGEST_REASON]}…"


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
    losses: tuple[Loss, ...] = ()
    """The first of the values that were lost."""
    lost: int = 0
    """How many were."""
    duplicates: int = 0
    """Launches that are equal to another in all that is known of them."""
    notes: tuple[str, ...] = ()
    """How it was read, where that is not as a matter of course, and of what it is silent."""


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
        self._losses: list[Loss] = []
        self._lost = 0
        self._notes: dict[str, None] = {}

    def add_note(self, note: str) -> None:
        """Tell how it was read; what is told twice is told once."""
        self._notes.setdefault(note)

    def add_losses(self, found: Iterable[Loss], count: int) -> None:
        """Tell of values that were lost; `found` are as many as are listed."""
        self._lost += count
        room = REJECTS_LISTED - len(self._losses)
        self._losses += sorted(islice(found, room), key=lambda loss: loss.line)

    def add_table(
        self, text: pa.Table, received: pa.Table, places: Places, broken: Broken = NONE_BROKEN
    ) -> None:
        """Take a table of texts: each row with its record, and what was no row between them."""
        reading = read_table(text)
        self._keep(reading.launches, received.filter(reading.is_sure))
        for lost in reading.lost:
            listed = zip(places[lost.rows], lost.reasons, strict=True)
            losses = (Loss(int(place), _short(lost.texts[code])) for place, code in listed)
            self.add_losses(losses, len(lost.rows))
        unsure = np.flatnonzero(~reading.is_sure)
        unsure = unsure[_has_values(received.take(unsure))]
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
                continue
            launches.append(found.launch)
            losses = [Loss(place, _short(reason)) for reason in found.lost]
            self.add_losses(losses, len(losses))
            if found.note:
                self.add_note(found.note)
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
        alike = np.concatenate(self._ids)
        duplicates = count_duplicates(launches, alike)
        ids, order = numbered(launches, alike)
        launches = launches.add_column(0, HELD.field("launch_id"), pa.array(ids)).take(order)
        received = self._received.received()
        return Reading(
            self._source,
            launches,
            received,
            tuple(self._rejects),
            self._rejected,
            tuple(self._losses),
            self._lost,
            duplicates,
            (*self._notes, *silences_of(launches)),
        )

    def _keep(self, launches: pa.Table, received: pa.Table) -> None:
        first = self._received.add(received)
        places = pa.array(np.arange(first, first + len(received)), HELD.field("record_place").type)
        self._launches.append(launches.append_column("record_place", places))
        self._ids.append(first_ids(launches))  # part by part, for their texts are long

    def _refuse(self, found: Iterable[Reject], count: int) -> None:
        self._rejected += count
        room = REJECTS_LISTED - len(self._rejects)
        self._rejects += sorted(found, key=lambda reject: reject.line)[:room]
        if self._rejected > max(MOST_REJECTED, sum(map(len, self._launches))):
            raise BadDataError(f"given up after {self._rejected:,} refused records: {self._why()}")

    def _why_nothing(self) -> str:
        if not self._rejects:
            return "there are no records after the header"
        if self._rejected == 1:
            return self._why()
        return f"none of the {self._rejected:,} records can be read; the first, {self._why()}"

    def _why(self) -> str:
        first = self._rejects[0]
        return f"{self._place} {first.line}: {first.reason}"


def _refused(received: pa.Table, places: Places) -> Iterator[Reject]:
    """Why the reader of one record refuses each of these."""
    for place, row in zip(places.tolist(), received.to_pylist(), strict=True):
        found = _parsed(place, record_of(Text(row["form"], row["text"])))
        if not isinstance(found, Reject):
            raise AssertionError(f"{found} was refused by column and read by itself")
        yield found


def _has_values(received: pa.Table) -> npt.NDArray[np.bool_]:
    is_empty = pc.match_substring_regex(received.column("text"), _NO_VALUES)
    return ~np.asarray(is_empty, bool)


def _parsed(place: int, record: Record | BadRecordError) -> Parsed | Reject:
    try:
        if isinstance(record, BadRecordError):
            raise record
        return parse_record(record)
    except BadRecordError as exc:
        return rejected(place, str(exc), {} if isinstance(record, BadRecordError) else record)
