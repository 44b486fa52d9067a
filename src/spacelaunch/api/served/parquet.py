"""Served launches as a Parquet file with typed columns. Called by `representations`."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from spacelaunch.api.served.columns import ServedRows


def write_parquet(parts: Iterable[ServedRows]) -> Iterator[bytes]:
    """The bytes of a file that has all parts, of which there is one at least.

    Note: the same bytes for the same launches.
    """
    sink, writer = _Sink(), None
    for part in parts:
        table = part.table()
        writer = writer or pq.ParquetWriter(pa.PythonFile(sink), table.schema, compression="zstd")
        writer.write_table(table)
        yield sink.taken()
    if writer is not None:
        writer.close()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """What was written, to be taken piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """How much was written, which the file notes at its end."""
        return self._length

    def write(self, data: object) -> int:
        """Keep it until it is taken."""
        piece = bytes(data)  # type: ignore[call-overload]  # Arrow gives a buffer
        self._pieces.append(piece)
        self._length += len(piece)
        return len(piece)

    def taken(self) -> bytes:
        """What was written since the last time."""
        whole = b"".join(self._pieces)
        self._pieces.clear()
        return whole
