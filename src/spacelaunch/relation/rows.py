"""Launches as rows of the relation, and back.

Records travel in a table of their own, so that an analysis reads only what it can use. Used by
`launch_store`; knows nothing of Redis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC

import orjson
import pyarrow as pa

from spacelaunch.domain.launch import Launch, Outcome, Sector, TimePrecision
from spacelaunch.relation.launches import SCHEMA

RECORDS = pa.schema([("launch_id", pa.string()), ("record", pa.string())])

_DERIVED = {"launch_year"}


def launches_table(launches: Sequence[Launch]) -> pa.Table:
    """The launches without their records, in the same order."""
    stored = [name for name in SCHEMA.names if name not in _DERIVED]
    columns = {name: [getattr(launch, name) for launch in launches] for name in stored}
    columns["launch_year"] = [launch.launched_at.year for launch in launches]
    return pa.table([columns[name] for name in SCHEMA.names], schema=SCHEMA)


def records_table(launches: Sequence[Launch]) -> pa.Table:
    """The records, as JSON, in the same order."""
    texts = [orjson.dumps(launch.record).decode() for launch in launches]
    return pa.table([[launch.launch_id for launch in launches], texts], schema=RECORDS)


def launches_from(table: pa.Table, records: pa.Table) -> Iterator[Launch]:
    """The launches that the two tables hold."""
    for row, text in zip(table.to_pylist(), records.column("record").to_pylist(), strict=True):
        for name in _DERIVED:
            del row[name]
        row["launched_at"] = row["launched_at"].astimezone(UTC)
        row["sector"] = Sector(row["sector"])
        row["outcome"] = Outcome(row["outcome"])
        row["time_precision"] = TimePrecision(row["time_precision"])
        yield Launch(**row, record=orjson.loads(text))


def to_bytes(table: pa.Table) -> bytes:
    """Arrow IPC stream, lz4."""
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def from_bytes(blob: bytes) -> pa.Table:
    """The table of an Arrow IPC stream."""
    with pa.ipc.open_stream(blob) as reader:
        return reader.read_all()
