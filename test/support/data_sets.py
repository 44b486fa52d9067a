"""Data sets for tests, made of single launches and read back as such."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import numpy as np
import pyarrow as pa

from factories import NOW
from spacelaunch.datasets.load import apply_load, read_file, read_records
from spacelaunch.datasets.plan import LoadReport
from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.launch import Launch
from spacelaunch.relation.coded_columns import HELD, joined, to_relation
from spacelaunch.relation.description import describe
from spacelaunch.relation.identity import newest_first
from spacelaunch.relation.received import Received, ReceivedWriter, Text, records_at
from spacelaunch.relation.rows import launches_from, launches_table
from spacelaunch.sources.formats import Sent
from spacelaunch.sources.reading import Reading
from spacelaunch.sources.record_text import Record, received_objects, record_of
from spacelaunch.storage.launch_store import LaunchStore


def hold(launches: Iterable[Launch]) -> pa.Table:
    """The launches by column, newest first, each with the place of its record among theirs."""
    given = list(launches)
    ids = np.array([int(launch.launch_id, 16) for launch in given], np.uint64)
    table = launches_table(given).set_column(0, HELD.field("launch_id"), pa.array(ids))
    places = pa.array(range(len(given)), HELD.field("record_place").type)
    table = joined([table.append_column(HELD.field("record_place"), places)])
    return table.take(newest_first(table, ids))


def receive(launches: Iterable[Launch]) -> Received:
    """The launches' records as they would have come, in this order."""
    writer = ReceivedWriter()
    writer.add(received_objects(launch.record for launch in launches))
    return writer.received()


def describe_launches(
    launches: Iterable[Launch], sources: Iterable[str] = ("test",), loaded_at: datetime = NOW
) -> DataSet:
    """The data set that these launches make."""
    return describe(hold(launches), sources, loaded_at)


def store_launches(
    store: LaunchStore,
    launches: Iterable[Launch],
    sources: Iterable[str] = ("test",),
    rejects: Mapping[str, Any] | None = None,
    loaded_at: datetime = NOW,
) -> DataSet:
    """Make these launches the current data set."""
    given = list(launches)
    data_set = describe_launches(given, sources, loaded_at)
    store.replace(data_set, hold(given), receive(given), rejects or {}, store.current())
    return data_set


def launches_in(reading: Reading) -> list[Launch]:
    """What a source read, as single launches with their records."""
    return _launches(reading.launches, records_in(reading.received, reading.launches))


def stored_launches(store: LaunchStore, version: str) -> list[Launch]:
    """A version's launches, newest first, with their records."""
    received, places = store.received(version)
    held = store.held(version)
    records = records_in(received, held.append_column("record_place", places))
    return _launches(held, records)


def records_in(received: Received, launches: pa.Table) -> list[Record]:
    """The records of launches that are held, in their order."""
    if not len(launches):
        return []
    found = records_at(received, launches.column("record_place")).to_pylist()
    return [record_of(Text(row["form"], row["text"])) for row in found]


def sent(body: bytes, name: str = "a.csv") -> Sent:
    """A file as it comes, within generous limits."""
    return Sent(BytesIO(body), name, 10**8, 10**7)


def load_csv(
    store: LaunchStore, body: bytes, name: str = "a.csv", at: datetime = NOW
) -> LoadReport:
    """Load a file as the API does."""
    return apply_load(store, read_file(sent(body, name)), at).report


def append_json(store: LaunchStore, body: bytes, at: datetime = NOW) -> LoadReport:
    """Append records as the API does."""
    return apply_load(store, read_records(sent(body, "JSON records")), at).report


def _launches(held: pa.Table, records: Sequence[Record]) -> list[Launch]:
    found = launches_from(to_relation(held))
    return [replace(each, record=record) for each, record in zip(found, records, strict=True)]
