"""Served records as a Parquet file with typed columns. Called by `representations`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import pyarrow as pa
import pyarrow.parquet as pq

from spacelaunch.domain import words

# All other columns are text.
_TYPES = {
    words.COST: pa.float64(),
    words.COST_IMPUTED: pa.bool_(),
    words.DATETIME: pa.timestamp("ms", tz="UTC"),
    words.YEAR: pa.int16(),
    words.MONTH: pa.int8(),
    words.DAY: pa.int8(),
}


def parquet_bytes(names: Sequence[str], records: Sequence[Mapping[str, object]]) -> bytes:
    """A Parquet file with these columns; the same bytes for the same records."""
    schema = pa.schema([(name, _TYPES.get(name, pa.string())) for name in names])
    values = [[_typed(name, record[name]) for record in records] for name in names]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(values, schema=schema), sink, compression="zstd")
    return bytes(sink.getvalue())


def _typed(name: str, value: object) -> object:
    if name == words.DATETIME and isinstance(value, str):
        return datetime.fromisoformat(value)
    return value
