"""A table of texts under the data set's own names -> launches, by column.

A column has few distinct values, so each is read once, by the reader that reads one record's. Two
columns have many: `Detail` and `DateTime` go by vector (`vectors`), as far as a vector is sure of
them. What nobody could read here is left to `parse_record`, whose words a refusal keeps. Called by
whatever reads a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from spacelaunch.errors import BadRecordError
from spacelaunch.relation.held import HELD
from spacelaunch.relation.launches import SCHEMA
from spacelaunch.sources.records import READERS, Reader
from spacelaunch.sources.vectors import VECTORS

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
Values = tuple[str | None, ...]
Columns = dict[str, pa.Array]

_FIELDS = [name for name in SCHEMA.names if name != "launch_id"]


@dataclass(frozen=True, slots=True)
class TableReading:
    """What could be read by column."""

    launches: pa.Table
    """The rows that are sure, held, without their ids."""
    is_sure: Mask
    """For each row of the text."""


def read_table(text: pa.Table) -> TableReading:
    """Read a table by column.

    Shape: its columns are texts, plain or coded, named as `words` names them; one that is not there
        is silent.
    """
    given = {name: _whole(text.column(name)) for name in text.column_names}
    columns: Columns = {}
    is_sure = np.ones(len(text), bool)
    for reader in READERS:
        found, is_read = _read(reader, given, len(text))
        columns |= found
        is_sure &= is_read
    columns["launch_year"] = pc.year(columns["launched_at"]).cast(pa.int32())
    launches = pa.table([columns[name] for name in _FIELDS], names=_FIELDS)
    return TableReading(launches if is_sure.all() else launches.filter(is_sure), is_sure)


def _read(reader: Reader, given: Columns, count: int) -> tuple[Columns, Mask]:
    """The fields of one reader, null where they could not be read, and where they could."""
    texts = {name: given[name] for name in reader.columns if name in given}
    vector = VECTORS.get(reader.fields)
    if vector is None:
        return _by_distinct_values(reader, texts, count)
    found, is_sure = vector(texts, count)
    unsure = np.flatnonzero(~is_sure)
    if not len(unsure):
        return found, is_sure
    some = {name: column.take(unsure) for name, column in texts.items()}
    others, is_read = _by_distinct_values(reader, some, len(unsure))
    is_sure[unsure] = is_read
    return {name: _put(found[name], unsure, others[name]) for name in found}, is_sure


def _by_distinct_values(reader: Reader, texts: Columns, count: int) -> tuple[Columns, Mask]:
    codes, distinct = _distinct(list(texts.values()), count)
    values: list[tuple[object, ...] | None] = []
    for given in distinct:
        try:
            values.append(reader.read(dict(zip(texts, given, strict=True))))
        except BadRecordError:
            values.append(None)
    is_read = np.array([value is not None for value in values], bool)[codes]
    rows = [value or (None,) * len(reader.fields) for value in values]
    columns = {
        name: _spread([row[place] for row in rows], HELD.field(name).type, codes)
        for place, name in enumerate(reader.fields)
    }
    return columns, is_read


def _distinct(columns: Sequence[pa.Array], count: int) -> tuple[Numbers, list[Values]]:
    """A number for each row, equal where all its values are, and the values of each number."""
    numbers: Numbers = np.zeros(count, np.int64)
    values: list[Values] = [()]
    for column in columns:
        codes, own = _coded(column)
        pairs = numbers * len(own) + codes
        numbers, found = (codes, range(len(own))) if values == [()] else pd.factorize(pairs)
        values = [(*values[pair // len(own)], own[pair % len(own)]) for pair in found]
    return numbers, values


def _coded(column: pa.Array) -> tuple[Numbers, list[str | None]]:
    """A code for each row, and the texts of the codes; the last is that of nothing."""
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    codes = coded.indices.cast(pa.int64()).fill_null(len(coded.dictionary))
    return codes.to_numpy(zero_copy_only=False), [*coded.dictionary.to_pylist(), None]


def _spread(values: list[object], kind: pa.DataType, codes: Numbers) -> pa.Array:
    """A column of these values, each where its number stands."""
    if not pa.types.is_dictionary(kind):
        return pa.array(values, kind).take(codes)
    coded = pa.array(values, pa.string()).dictionary_encode()
    return pa.DictionaryArray.from_arrays(coded.indices.take(codes), coded.dictionary)


def _put(column: pa.Array, places: Numbers, values: pa.Array) -> pa.Array:
    """The column with other values at some places."""
    order = np.arange(len(column))
    order[places] = len(column) + np.arange(len(places))
    return pa.chunked_array([column, values]).unify_dictionaries().take(order).combine_chunks()


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return column.unify_dictionaries().combine_chunks()
