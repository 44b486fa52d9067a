"""Launches as they are held in memory and in Redis: the relation's columns, each in little room.

Texts that many launches share are kept once and named by codes; an id is its 64 bits. Everything
that reads launches by column works on this form, and only a query's engine gets the plain words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from spacelaunch.relation.identity import id_texts
from spacelaunch.relation.launches import ARROW_TYPES, COLUMNS, SCHEMA, Column, ColumnType

_CODED = pa.dictionary(pa.int32(), pa.string())
# Nearly every launch has a mission of its own, which a code would only make longer.
_OWN_TEXTS = {"mission"}


def _type(column: Column) -> pa.DataType:
    if column.name == "launch_id":
        return pa.uint64()
    is_shared = column.type is ColumnType.TEXT and column.name not in _OWN_TEXTS
    return _CODED if is_shared else ARROW_TYPES[column.type]


HELD = pa.schema(
    [
        *((column.name, _type(column)) for column in COLUMNS),
        ("record_place", pa.int32()),  # where the launch's record stands among those received
    ]
)


def joined(tables: Iterable[pa.Table]) -> pa.Table:
    """All rows of one table or more, in one piece, with one code for each text."""
    whole = pa.concat_tables([_widened(table) for table in tables])
    return _narrowed(whole.unify_dictionaries().combine_chunks())


def in_one_piece(parts: Sequence[pa.Table]) -> pa.Table:
    """The rows of a table that was cut into these parts, as it was before.

    Note: the parts of a table have the same texts under the same codes, and to look whether they do
        takes a hundredth of giving them new ones.
    """
    whole = pa.concat_tables(parts)
    columns = [pa.chunked_array([_rejoined(column)], column.type) for column in whole.columns]
    return pa.table(columns, names=whole.column_names)


def to_relation(held: pa.Table) -> pa.Table:
    """The same rows under the relation's own columns, for whoever asks in SQL."""
    held = held.select([name for name in held.column_names if name in SCHEMA.names])
    if "launch_id" not in held.column_names:
        return held
    place = held.column_names.index("launch_id")
    ids = id_texts(held.column(place).to_numpy())
    return held.set_column(place, "launch_id", ids)


def texts(column: pa.ChunkedArray) -> tuple[npt.NDArray[Any], list[str]]:
    """The codes of a column that is one piece, -1 where it is null, and what they stand for."""
    coded = column.chunk(0) if column.num_chunks else pa.array([], _CODED)
    return coded.indices.fill_null(-1).to_numpy(), coded.dictionary.to_pylist()


def _rejoined(column: pa.ChunkedArray) -> pa.Array:
    if column.num_chunks <= 1 or not pa.types.is_dictionary(column.type):
        return column.combine_chunks()
    words = column.chunk(0).dictionary
    if not all(chunk.dictionary.equals(words) for chunk in column.chunks):
        return column.unify_dictionaries().combine_chunks()
    codes = pa.concat_arrays([chunk.indices for chunk in column.chunks])
    return pa.DictionaryArray.from_arrays(codes, words)


def _widened(table: pa.Table) -> pa.Table:
    """Codes of one width, or tables would not go together."""
    return table.cast(pa.schema([HELD.field(name) for name in table.column_names]))


def _narrowed(table: pa.Table) -> pa.Table:
    for place, column in enumerate(table.columns):
        if pa.types.is_dictionary(column.type) and column.num_chunks:
            table = table.set_column(place, table.column_names[place], _narrow(column.chunk(0)))
    return table


def _narrow(coded: pa.DictionaryArray) -> pa.DictionaryArray:
    """Without the texts that no row has, and with codes no wider than they must be."""
    codes, words = coded.indices.fill_null(-1).to_numpy(), coded.dictionary
    is_used = np.bincount(codes + 1, minlength=len(words) + 1)[1:] > 0
    used = np.flatnonzero(is_used)
    width = np.int8 if len(used) < 2**7 else np.int16 if len(used) < 2**15 else np.int32
    places = np.append(np.cumsum(is_used) - 1, -1).astype(width)  # the last is that of nothing
    narrow = pa.array(places[codes], mask=codes < 0)
    return pa.DictionaryArray.from_arrays(narrow, words.take(used))
