"""What a load makes of the data set that it meets: worked out, and not yet done.

`load` carries it out, and a dry run shows it. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
import pyarrow as pa

from spacelaunch.datasets.changes import COMPARED, Changes, compare
from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import NotFoundError
from spacelaunch.relation.coded_columns import HELD, joined
from spacelaunch.relation.description import describe
from spacelaunch.relation.identity import newest_first
from spacelaunch.relation.received import (
    CHUNK_RECORDS,
    Received,
    ReceivedWriter,
    records_at,
)
from spacelaunch.sources.reading import Loss, Reading, Reject
from spacelaunch.storage.launch_store import LaunchStore

_PLACE = "record_place"


@dataclass(frozen=True)  # without slots, for the API's bodies add a member before it
class LoadReport:
    """What a load does to the data set, in launches."""

    count: int
    """Launches in what was sent: added, updated and unchanged."""
    added: int
    updated: int
    unchanged: int
    removed: int
    """Launches that were there and are not in a data set that replaces them."""
    rejected: int
    """Records that make no launch; `/data/rejects` lists them."""
    lost: int
    """Values that cannot be read, of records that make a launch without them."""
    duplicates: int
    """Launches that are equal to another of them; each is kept."""
    notes: Sequence[str]
    """How it was read, where that is not as a matter of course."""
    version: str
    """Hash of the launches; equal ones have an equal one, whatever they came in."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What the last load refused."""

    version: str
    source: str
    loaded_at: datetime
    rejected: int
    rejects: Sequence[Reject]
    """The first thousand."""
    lost: int
    losses: Sequence[Loss]
    """The first thousand values that could not be read."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A load, worked out."""

    before: DataSet | None
    """The data set that it was worked out for."""
    after: DataSet
    launches: pa.Table
    received: Received
    rejects: tuple[Reject, ...]
    """The first of those that are refused."""
    losses: tuple[Loss, ...]
    """The first of the values that are lost."""
    source: str
    report: LoadReport

    def refused(self) -> Refused:
        """What was refused, as it is kept for whoever asks later."""
        return Refused(
            version=self.after.version,
            source=self.source,
            loaded_at=self.after.loaded_at,
            rejected=self.report.rejected,
            rejects=self.rejects,
            lost=self.report.lost,
            losses=self.losses,
        )


@dataclass(frozen=True, slots=True)
class _After:
    launches: pa.Table
    received: Received
    sources: Sequence[str]
    changes: Changes
    removed: int
    rejected: int
    lost: int


def plan_replacing(
    store: LaunchStore, before: DataSet | None, reading: Reading, now: datetime
) -> Plan:
    """The data set becomes what was read, whatever state it is in."""
    there = _there(store, before)
    changes = compare(there, reading.launches)
    removed = len(there) - (len(changes.places) - changes.added)
    after = _After(
        reading.launches,
        reading.received,
        [reading.source],
        changes,
        removed,
        reading.rejected,
        reading.lost,
    )
    return _plan(before, after, reading, now)


def plan_joining(
    store: LaunchStore, before: DataSet | None, reading: Reading, now: datetime
) -> Plan:
    """What was read joins the data set; raises NotFoundError where `before` is gone."""
    if before is None:
        return plan_replacing(store, before, reading, now)
    there = store.held(before.version)
    changes = compare(there, reading.launches)
    received, places = store.received(before.version)
    there = there.append_column(HELD.field(_PLACE), places)
    sources = list(before.sources)
    # What came before is sent again, and its faults are the same ones.
    rejected, lost = max(before.rejected, reading.rejected), max(before.lost, reading.lost)
    if changes.unchanged < len(changes.places):
        there, received = _join(there, received, reading, changes)
        sources.append(reading.source)
        rejected, lost = before.rejected + reading.rejected, before.lost + reading.lost
    after = _After(there, received, sources, changes, 0, rejected, lost)
    return _plan(before, after, reading, now)


def _there(store: LaunchStore, before: DataSet | None) -> pa.Table:
    nothing = HELD.empty_table().select(COMPARED)
    try:
        return store.held(before.version, COMPARED) if before else nothing
    except NotFoundError:  # the storage has lost a part of it, which this load heals
        return nothing


def _join(
    there: pa.Table, received: Received, reading: Reading, changes: Changes
) -> tuple[pa.Table, Received]:
    """Those that are there, with what is new or otherwise; what stays the same stays untouched."""
    stays = np.ones(len(there), bool)
    stays[changes.replaced] = False
    coming = reading.launches.filter(~changes.is_unchanged)
    writer = ReceivedWriter(received)
    first = writer.add(records_at(reading.received, coming.column(_PLACE)))
    coming = _placed(coming, first)
    launches = joined([there.filter(stays), coming])
    ids = launches.column("launch_id").to_numpy()
    launches = launches.take(newest_first(launches, ids))
    return _without_waste(launches, writer.received())


def _without_waste(launches: pa.Table, received: Received) -> tuple[pa.Table, Received]:
    """Drops the records of launches that were updated since, before they are most of all."""
    if received.count <= 2 * len(launches) + CHUNK_RECORDS:
        return launches, received
    writer = ReceivedWriter()
    writer.add(records_at(received, launches.column(_PLACE)))
    return _placed(launches, 0), writer.received()


def _placed(launches: pa.Table, first: int) -> pa.Table:
    """The launches with their records in their own order, from this place on."""
    places = pa.array(np.arange(first, first + len(launches)), HELD.field(_PLACE).type)
    return launches.drop_columns(_PLACE).append_column(HELD.field(_PLACE), places)


def _plan(before: DataSet | None, after: _After, reading: Reading, now: datetime) -> Plan:
    data_set = describe(after.launches, after.sources, now, after.rejected, after.lost)
    if before is not None and data_set.version == before.version:
        # Equal launches are the same data set, whatever their file is called.
        data_set = replace(data_set, sources=before.sources)
    changes = after.changes
    report = LoadReport(
        count=len(changes.places),
        added=changes.added,
        updated=changes.updated,
        unchanged=changes.unchanged,
        removed=after.removed,
        rejected=reading.rejected,
        lost=reading.lost,
        duplicates=reading.duplicates,
        notes=reading.notes,
        version=data_set.version,
    )
    return Plan(
        before,
        data_set,
        after.launches,
        after.received,
        reading.rejects,
        reading.losses,
        reading.source,
        report,
    )
