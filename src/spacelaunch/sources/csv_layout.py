"""What a CSV file's header says of its rows, and what its rows are handed on as.

Shared by the two readers of rows, `csv_rows` and `odd_rows`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from spacelaunch.relation.identity import Places
from spacelaunch.sources.reading import Broken

CODED = pa.dictionary(pa.int32(), pa.string())


@dataclass(frozen=True, slots=True)
class Layout:
    """What the header says."""

    width: int
    """How many values a row has."""
    wanted: Mapping[str, int]
    """The columns to read, by their place."""
    own: frozenset[str]
    """Those whose values are nearly all distinct, which codes would not make smaller."""
    separator: str = ","
    """The sign between two values."""

    def type_of(self, name: str) -> pa.DataType:
        """How a column's texts are held."""
        return pa.string() if name in self.own else CODED

    def table(self, columns: Mapping[str, list[str]]) -> pa.Table:
        """Wanted columns given as texts."""
        plain = {name: pa.array(texts, pa.string()) for name, texts in columns.items()}
        return pa.table({name: each.cast(self.type_of(name)) for name, each in plain.items()})


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows, and those among them that are none."""

    text: pa.Table
    """The wanted columns."""
    received: pa.Array
    """Each row as it stands in the file, its line end included, as bytes."""
    lines: Places
    """The line on which each begins."""
    broken: Broken
    """What is no row between them."""
    byte_count: int
    """How much of the text they are."""
    line_count: int
    """How many of its lines."""
