"""Where each launch stands by one of its values: a small whole number for each row.

Ranks of several values go together into one number, by which launches are ordered without a look at
a value. Made once for each column and version. Used by `paging`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from spacelaunch.datasets.columns import LaunchColumns
from spacelaunch.domain.fields import Field, Kind, Value

# A cursor travels in a link, which has an end; so texts are ordered by their beginnings.
SORTED_CHARACTERS = 100

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Ranks:
    """The order of the launches by one value, from the least."""

    of_rows: npt.NDArray[np.int32]
    """The rank of each row; `count` where it has no value."""
    values: Sequence[Any]
    """The value of each rank, ascending."""

    @property
    def count(self) -> int:
        """How many values there are."""
        return len(self.values)

    def places_of(self, value: Value) -> tuple[int, int]:
        """The rank of a value and the one after it; they are one where no launch has it."""
        return bisect_left(self.values, value), bisect_right(self.values, value)


def rank(launches: LaunchColumns, field: Field) -> Ranks:
    """The ranks of the launches by a field."""
    make = _MAKERS[field.kind]
    return launches.aid("ranks", field.column, lambda: make(launches, field.column))


def value_at(launches: LaunchColumns, field: Field, row: int) -> Value | None:
    """A launch's value, as far as it counts for its order; a moment as text."""
    ranks = rank(launches, field)
    place = ranks.of_rows[row]
    if place == ranks.count:
        return None
    value = ranks.values[place]
    if isinstance(value, str):
        return value
    if field.kind is Kind.MOMENT:
        return (EPOCH + timedelta(microseconds=int(value))).isoformat(timespec="microseconds")
    plain: int | float = value.item()
    return plain


def _rank_texts(launches: LaunchColumns, name: str) -> Ranks:
    codes, words = launches.coded(name)
    beginnings = [word[:SORTED_CHARACTERS] for word in words]
    values = sorted(set(beginnings))
    places = {value: place for place, value in enumerate(values)}
    ranks = np.array([*(places[each] for each in beginnings), len(values)], np.int32)
    return Ranks(ranks[codes], values)  # the code of nothing, -1, finds the last


def _rank_numbers(launches: LaunchColumns, name: str) -> Ranks:
    codes, values = pd.factorize(launches.numbers(name), sort=True)
    return Ranks(np.where(codes < 0, len(values), codes).astype(np.int32), values)


def _rank_moments(launches: LaunchColumns, name: str) -> Ranks:
    """By counting changes, for the launches are in this order already."""
    moments = launches.numbers(name)
    changes = np.append(True, moments[1:] != moments[:-1])[: len(moments)]
    values = moments[changes][::-1]
    return Ranks((len(values) - np.cumsum(changes)).astype(np.int32), values)


_MAKERS: dict[Kind, Callable[[LaunchColumns, str], Ranks]] = {
    Kind.TEXT: _rank_texts,
    Kind.CHOICE: _rank_texts,
    Kind.NUMBER: _rank_numbers,
    Kind.MOMENT: _rank_moments,
}
