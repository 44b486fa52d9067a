"""Served launches as a Parquet file with typed columns. Called by `representations`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from spacelaunch.api.served.served_rows import ServedRows
from spacelaunch.api.served.sink import Sink


def write_parquet(parts: Iterable[ServedRows]) -> Iterator[bytes]:
    """The bytes of a file that has all parts, of which there is one at least.

    Note: the same bytes for the same launches.
    """
    sink, writer = Sink(), None
    for part in parts:
        table = part.table()
        writer = writer or pq.ParquetWriter(pa.PythonFile(sink), table.schema, compression="zstd")
        writer.write_table(table)
        yield sink.taken()
    if writer is not None:
        writer.close()
    yield sink.taken()
