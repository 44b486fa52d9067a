"""What some launches would change in a data set, by their ids and the content beside them.

Two columns' worth of the old version are read and not all of it. Called by `plan`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from spacelaunch.relation.coded_columns import joined
from spacelaunch.relation.identity import CONTENT, Places

Mask = npt.NDArray[np.bool_]

# All that is looked at: what an id is made of is the same where the id is.
COMPARED = ("launch_id", *CONTENT)


@dataclass(frozen=True, slots=True)
class Changes:
    """How launches that are sent stand to those that are there."""

    places: Places
    """For each that is sent, where it stands among those that are there; -1 where it does not."""
    is_unchanged: Mask
    """For each that is sent, whether it is there just so."""

    @property
    def added(self) -> int:
        """How many are new."""
        return int(np.count_nonzero(self.places < 0))

    @property
    def unchanged(self) -> int:
        """How many are there already."""
        return int(np.count_nonzero(self.is_unchanged))

    @property
    def updated(self) -> int:
        """How many are there otherwise."""
        return len(self.places) - self.added - self.unchanged

    @property
    def replaced(self) -> Places:
        """Where those stand that are there otherwise."""
        return self.places[(self.places >= 0) & ~self.is_unchanged]


def compare(there: pa.Table, sent: pa.Table) -> Changes:
    """The changes that `sent` makes to `there`; both are held, with at least `COMPARED`."""
    ids = pd.Index(there.column("launch_id").to_numpy())
    places = ids.get_indexer(pd.Index(sent.column("launch_id").to_numpy()))
    is_same = places >= 0
    both = joined([there.select(COMPARED), sent.select(COMPARED)])
    for name in CONTENT:
        values = _comparable(both.column(name))
        is_same &= values[len(there) :] == values[: len(there)][places] if len(there) else False
    return Changes(places.astype(np.int64), is_same)


def _comparable(column: pa.ChunkedArray) -> npt.NDArray[np.float64]:
    """A number for each value, equal where they are; nothing is none of them."""
    codes = column.chunk(0)
    values = codes.indices if pa.types.is_dictionary(column.type) else codes
    return np.asarray(pc.fill_null(values.cast(pa.float64()), -np.inf), np.float64)
