"""A data set's launches by column, made ready for questions; each aid is made when first needed.

Rows are numbered from 0, newest first. Nothing here is an object a row: a question is a mask over
codes, an order is a number for each row. Used by `matching`, `paging` and `facets`, and by the door
to write what was found.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from spacelaunch.domain.aliases import names_of_column
from spacelaunch.domain.names import KnownNames, fold
from spacelaunch.relation.coded_columns import texts
from spacelaunch.relation.identity import Ids

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Codes = npt.NDArray[Any]
Numbers = npt.NDArray[Any]
Aid = TypeVar("Aid")

_ID = re.compile(r"[0-9a-f]{16}")


class LaunchColumns:
    """The launches of one version.

    Shape: `held` is as `relation.held` has it, each column in one piece.
    """

    def __init__(self, held: pa.Table) -> None:
        self.held = held
        self.ids: Ids = held.column("launch_id").to_numpy()
        self._aids: dict[tuple[str, str], Any] = {}

    def __len__(self) -> int:
        return len(self.held)

    @cached_property
    def all_rows(self) -> Rows:
        """Every row, in the order of the data set."""
        return np.arange(len(self))

    def row_of(self, launch_id: str) -> int | None:
        """The row of this id, or None where no launch has it."""
        if not _ID.fullmatch(launch_id):
            return None
        found = np.flatnonzero(self.ids == np.uint64(int(launch_id, 16)))
        return int(found[0]) if found.size else None

    def coded(self, name: str) -> tuple[Codes, list[str]]:
        """The codes of a column of texts, -1 where there is none, and the texts."""
        return self.aid("codes", name, lambda: texts(self.held.column(name)))

    def words(self, name: str) -> list[str | None]:
        """The texts by their codes, and nothing as the last, where -1 finds it."""
        return self.aid("words", name, lambda: [*self.coded(name)[1], None])

    def numbers(self, name: str) -> npt.NDArray[Any]:
        """The values of a column of numbers or moments, NaN where there is none."""
        return self.aid("numbers", name, lambda: _numbers(self.held.column(name)))

    def flags(self, name: str) -> npt.NDArray[np.int8]:
        """The values of a column of yes and no: 1 and 0, and -1 where there is none."""
        return self.aid("flags", name, lambda: _flags(self.held.column(name)))

    def names(self, name: str) -> KnownNames:
        """The names in a column of texts."""
        return self.aid("names", name, lambda: names_of_column(name, self.coded(name)[1]))

    def folded(self, name: str) -> pa.Array:
        """A column of texts of which nearly all differ, as names are compared."""
        return self.aid("folded", name, lambda: _folded(self.held.column(name)))

    def aid(self, kind: str, name: str, make: Callable[[], Aid]) -> Aid:
        """What was made of a column for this kind of use; made now where it was not."""
        # Two threads may make the same at once, and either's will do.
        if (kind, name) not in self._aids:
            self._aids[kind, name] = make()
        found: Aid = self._aids[kind, name]
        return found


def _numbers(column: pa.ChunkedArray) -> npt.NDArray[Any]:
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.int64())
    return np.asarray(column)


def _flags(column: pa.ChunkedArray) -> npt.NDArray[np.int8]:
    return np.asarray(pc.fill_null(column.cast(pa.int8()), -1))


def _folded(column: pa.ChunkedArray) -> pa.Array:
    """By vector where a text is plain, by `fold` where it is not."""
    given = column.chunk(0) if column.num_chunks else pa.array([], pa.string())
    lowered = pc.ascii_lower(given)
    is_plain = pc.and_(
        pc.string_is_ascii(given),
        pc.invert(pc.match_substring_regex(given, r"^ | $|  |[\x00-\x1f\x7f]")),
    )
    odd = np.flatnonzero(~np.asarray(pc.fill_null(is_plain, True)))
    if not len(odd):
        return lowered
    mask = np.zeros(len(given), bool)
    mask[odd] = True
    return pc.replace_with_mask(
        lowered, pa.array(mask), pa.array([fold(text) for text in given.take(odd).to_pylist()])
    )
