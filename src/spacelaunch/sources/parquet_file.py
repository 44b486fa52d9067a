"""A Parquet file -> the same table as CSV text, part by part.

A few kilobytes of it can be billions of equal rows, so that what comes out is bounded by what went
in. Called by `formats`.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

from spacelaunch.errors import BadDataError, TooLargeError
from spacelaunch.sources.file_text import Piece
from spacelaunch.sources.headings import why_too_many
from spacelaunch.sources.packed import largest_content, size_of

_PART_ROWS = 16_384
_MOST_META_BYTES = 4 * 1024 * 1024
# A page is unpacked whole; a launch's texts are far below that.
_LARGEST_COLUMN_BYTES, _BYTES_A_VALUE = 8 * 1024 * 1024, 400


def read_parquet(stream: BinaryIO, limit_bytes: int) -> Iterator[Piece]:
    """The rows as CSV, under a header; a row is a line.

    Raises:
        BadDataError: it is damaged, or holds what is no table of values.
        TooLargeError: it would be more than `limit_bytes`.
    """
    most = min(limit_bytes, largest_content(size_of(stream)))
    total, first_line = 0, 1
    for text in _texts(stream, most):
        total += len(text)
        if total > most:
            raise _too_large(most)
        yield Piece(text, first_line)
        first_line += text.count(b"\n")


def _too_large(most: int) -> TooLargeError:
    return TooLargeError(f"the Parquet file holds more than {most:,} bytes as text")


def _texts(stream: BinaryIO, most: int) -> Iterator[bytes]:
    try:
        file = pq.ParquetFile(
            stream,
            thrift_string_size_limit=_MOST_META_BYTES,
            thrift_container_size_limit=_MOST_META_BYTES,
        )
        _require_bounds(file, most)
        table = file.schema_arrow.empty_table()
        yield _as_csv(table, has_header=True)
        for batch in file.iter_batches(_PART_ROWS, use_threads=False):
            yield _as_csv(pa.Table.from_batches([batch]), has_header=False)
    except (pa.ArrowException, OSError) as exc:
        raise BadDataError(f"the Parquet file cannot be read: {exc}") from exc


def _require_bounds(file: pq.ParquetFile, most: int) -> None:
    # Each value is at least the sign behind it.
    if file.metadata.num_rows * file.metadata.num_columns > most:
        raise _too_large(most)
    if why := why_too_many(file.schema_arrow.names):
        raise BadDataError(f"the Parquet file: {why}")
    for group in range(file.metadata.num_row_groups):
        columns = file.metadata.row_group(group)
        for place in range(columns.num_columns):
            column = columns.column(place)
            most = _LARGEST_COLUMN_BYTES + _BYTES_A_VALUE * column.num_values
            if column.total_uncompressed_size > most:
                raise TooLargeError(f"the Parquet file: {column.path_in_schema} holds giant values")


def _as_csv(table: pa.Table, *, has_header: bool) -> bytes:
    columns = [_as_text(table.column(name)) for name in table.column_names]
    texts = pa.table(columns, names=table.column_names)
    sink = BytesIO()
    options = arrow_csv.WriteOptions(include_header=has_header, quoting_style="needed")
    arrow_csv.write_csv(texts, sink, options)
    return sink.getvalue()


def _as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The values as the data set would write them, each on one line."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if pa.types.is_nested(kind):
        raise BadDataError(f"the Parquet file: a column of {kind} is none of values")
    if pa.types.is_timestamp(kind):
        column = column.cast(pa.timestamp("s", "UTC" if kind.tz else None), safe=False)
    return pc.replace_substring_regex(column.cast(pa.string()), r"[\r\n]+", " ")
