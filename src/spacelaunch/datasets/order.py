"""Launches in the order of several values, and those that come after a place in it.

The ranks of a row by each value make one number, so the first fifty of a million are found without
ordering the rest. Called by `paging`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from spacelaunch.datasets.columns import LaunchColumns, Mask, Rows
from spacelaunch.datasets.ranks import Ranks, rank
from spacelaunch.domain.fields import Field, Value

_MOST = 2**62
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SortKey:
    """One of the values that launches are ordered by; unknown ones come last either way."""

    field: Field
    is_descending: bool

    @property
    def name(self) -> str:
        """As `sort` has it."""
        return f"-{self.field.name}" if self.is_descending else self.field.name


@dataclass(frozen=True, slots=True)
class Position:
    """The last launch of a page: its values by each key, and its id."""

    values: Sequence[Value | None]
    launch_id: np.uint64


def first_rows(
    launches: LaunchColumns, rows: Rows, sort: Sequence[SortKey], limit: int | None
) -> Rows:
    """The first of the rows in this order, all where there is no limit."""
    numbers, ids = _numbers(launches, rows, sort), launches.ids
    if limit is None or limit >= len(rows):
        return rows[np.lexsort((ids[rows], numbers))]
    last = np.partition(numbers, limit - 1)[limit - 1]
    before, ties = np.flatnonzero(numbers < last), np.flatnonzero(numbers == last)
    lacking = limit - len(before)
    if lacking < len(ties):
        ties = ties[np.argpartition(ids[rows[ties]], lacking - 1)[:lacking]]
    chosen = np.concatenate([before, ties])
    found: Rows = rows[chosen][np.lexsort((ids[rows[chosen]], numbers[chosen]))]
    return found


def rows_after(
    launches: LaunchColumns, rows: Rows, sort: Sequence[SortKey], position: Position
) -> Rows:
    """Those of the rows that come after a launch, whether it is still there or not."""
    is_equal: Mask = np.ones(len(rows), bool)
    is_after: Mask = np.zeros(len(rows), bool)
    for key, value in zip(sort, position.values, strict=True):
        ranks = rank(launches, key.field)
        low, high = _places(ranks, value)
        own = ranks.of_rows[rows]
        is_unknown = own == ranks.count
        comes_later = own < low if key.is_descending else own >= high
        is_after |= is_equal & ((comes_later | is_unknown) if value is not None else False)
        is_equal &= (own >= low) & (own < high)
    return rows[is_after | (is_equal & (launches.ids[rows] > position.launch_id))]


def _places(ranks: Ranks, value: Value | None) -> tuple[int, int]:
    if value is None:
        return ranks.count, ranks.count + 1
    return ranks.places_of(value)


def _numbers(launches: LaunchColumns, rows: Rows, sort: Sequence[SortKey]) -> Numbers:
    """A number for each row, less where it comes earlier, equal where all its values are."""
    numbers, most = np.zeros(len(rows), np.int64), 1
    for key in sort:
        ranks = rank(launches, key.field)
        own = ranks.of_rows if rows is launches.all_rows else ranks.of_rows[rows]
        if key.is_descending:
            own = np.where(own == ranks.count, own, ranks.count - 1 - own)
        if most * (ranks.count + 1) > _MOST:
            distinct, numbers = np.unique(numbers, return_inverse=True)
            most = len(distinct)
        numbers = numbers * (ranks.count + 1) + own
        most *= ranks.count + 1
    return numbers
