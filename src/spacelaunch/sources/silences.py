"""What a file does not say of some of its launches, in words, for the answer of its load.

Of the columns by which figures count: launches without one are in no such figure, and its picture
says how many. Called by `reading`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from spacelaunch.domain.launch import Outcome, Sector

# By its word: the column, and what stands in it where nothing is known; None where that is null.
_COUNTED_BY = {
    "sector": ("sector", Sector.UNKNOWN),
    "country": ("country", None),
    "outcome": ("outcome", Outcome.UNKNOWN),
    "cost": ("cost_musd", None),
}


def silences_of(launches: pa.Table) -> Iterator[str]:
    """A sentence for each column that is not known of all launches.

    Shape: `launches` as `relation.coded_columns` has them.
    """
    for word, (column, unknown) in _COUNTED_BY.items():
        found = launches.column(column)
        known = found.is_valid() if unknown is None else pc.not_equal(found.cast("string"), unknown)
        count = len(launches) - (pc.sum(known).as_py() or 0)
        if count:
            yield f"the {word} of {count:,} of {len(launches):,} launches is not known"
