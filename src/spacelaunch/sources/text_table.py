"""A table of texts under the data set's own names -> launches, by column.

A column has few distinct values, so each is read once, by the reader that reads one record's. Two
columns have many: `Detail` and `DateTime` go by vector (`vectors`), as far as a vector is sure of
them. A row that makes no launch is left to `parse_record`, whose words a refusal keeps; a value
that is lost keeps its reason. Called by whatever reads a table.
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
from spacelaunch.relation.coded_columns import HELD
from spacelaunch.relation.launches import SCHEMA
from spacelaunch.sources.records import READERS, Reader, Values
from spacelaunch.sources.vectors import VECTORS

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
Given = tuple[str | None, ...]
Columns = dict[str, pa.Array]

_FIELDS = [name for name in SCHEMA.names if name != "launch_id"]


@dataclass(frozen=True, slots=True)
class Lost:
    """Values that were given and could not be read, of some rows; their launches are kept."""

    rows: Numbers
    reasons: Numbers
    """For each row, which of the texts says why."""
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class TableReading:
    """What could be read by column."""

    launches: pa.Table
    """The rows that are sure, held, without their ids."""
    is_sure: Mask
    """For each row of the text."""
    lost: Sequence[Lost]
    """Of the rows that are sure."""


def read_table(text: pa.Table) -> TableReading:
    """Read a table by column.

    Shape: its columns are texts, plain or coded, named as `words` names them; one that is not there
        is silent.
    """
    given = {name: _whole(text.column(name)) for name in text.column_names}
    columns: Columns = {}
    is_sure = np.ones(len(text), bool)
    lost: list[Lost] = []
    for reader in READERS:
        found = _read(reader, given, len(text))
        columns |= found.columns
        is_sure &= found.is_read
        lost += found.lost
    columns["launch_year"] = pc.year(columns["launched_at"]).cast(pa.int32())
    launches = pa.table([columns[name] for name in _FIELDS], names=_FIELDS)
    if is_sure.all():
        return TableReading(launches, is_sure, lost)
    return TableReading(launches.filter(is_sure), is_sure, [_of(each, is_sure) for each in lost])


@dataclass(frozen=True, slots=True)
class _Found:
    """The fields of one reader, null where they could not be read."""

    columns: Columns
    is_read: Mask
    lost: Sequence[Lost] = ()


def _of(lost: Lost, is_sure: Mask) -> Lost:
    keeps = is_sure[lost.rows]
    return Lost(lost.rows[keeps], lost.reasons[keeps], lost.texts)


def _read(reader: Reader, given: Columns, count: int) -> _Found:
    texts = {name: given[name] for name in reader.columns if name in given}
    vector = VECTORS.get(reader.fields)
    if vector is None:
        return _by_distinct_values(reader, texts, count)
    found, is_sure = vector(texts, count)
    unsure = np.flatnonzero(~is_sure)
    if not len(unsure):
        return _Found(found, is_sure)
    some = {name: column.take(unsure) for name, column in texts.items()}
    others = _by_distinct_values(reader, some, len(unsure))
    is_sure[unsure] = others.is_read
    columns = {name: _put(found[name], unsure, others.columns[name]) for name in found}
    lost = [Lost(unsure[each.rows], each.reasons, each.texts) for each in others.lost]
    return _Found(columns, is_sure, lost)


def _by_distinct_values(reader: Reader, texts: Columns, count: int) -> _Found:
    codes, distinct = _distinct(list(texts.values()), count)
    values: list[Values | None] = []
    for given in distinct:
        try:
            values.append(reader.read(dict(zip(texts, given, strict=True))))
        except BadRecordError:
            values.append(None)
    is_read = np.array([value is not None for value in values], bool)[codes]
    rows = [value.values if value else (None,) * len(reader.fields) for value in values]
    columns = {
        name: _spread([row[place] for row in rows], HELD.field(name).type, codes)
        for place, name in enumerate(reader.fields)
    }
    return _Found(columns, is_read, _losses(values, codes))


def _losses(values: Sequence[Values | None], codes: Numbers) -> list[Lost]:
    """One for each place among the reasons of a row, of which nearly all rows have none."""
    reasons = [value.lost if value else () for value in values]
    losses = []
    for place in range(max(map(len, reasons), default=0)):
        has_lost = np.array([len(each) > place for each in reasons], bool)
        texts = [each[place] if len(each) > place else "" for each in reasons]
        rows = np.flatnonzero(has_lost[codes])
        losses.append(Lost(rows, codes[rows], texts))
    return losses


def _distinct(columns: Sequence[pa.Array], count: int) -> tuple[Numbers, list[Given]]:
    """A number for each row, equal where all its values are, and the values of each number."""
    numbers: Numbers = np.zeros(count, np.int64)
    values: list[Given] = [()]
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
