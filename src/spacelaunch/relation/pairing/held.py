"""What a data set holds of a catalogue: the pairs of both, and the coverage that they make.

Called by `jobs`, once for a version of the data set.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from spacelaunch.domain.coverage import Coverage, CoveredYear
from spacelaunch.relation.pairing.pairs import Pairs

MOST_LAUNCHES = 50_000
"""So many have not flown; to look for each of them would take minutes and find nothing."""
LEAST_FOUND_PCT = 50
NOT_LAUNCHES = "the data set holds more launches than have flown"
NOT_FOUND = "too few of the launches are found in GCAT"
MADE_UP = "the launches were generated"


def attempts_within(attempts: pa.Table, first: date, last: date) -> npt.NDArray[np.bool_]:
    """Which attempts are of these days (UTC), both included."""
    begin = datetime.combine(first, time(), UTC)
    end = datetime.combine(last, time(), UTC) + timedelta(days=1)
    at = attempts.column("launched_at")
    is_within = pc.and_(pc.greater_equal(at, pa.scalar(begin)), pc.less(at, pa.scalar(end)))
    mask: npt.NDArray[np.bool_] = is_within.to_numpy()
    return mask


def measure_coverage(attempts: pa.Table, pairs: Pairs, first: date, last: date) -> Coverage:
    """The coverage of a data set of these days, whose pairs with the attempts these are."""
    is_held = np.zeros(len(attempts), bool)
    is_held[pairs.right[pairs.counts]] = True
    within = attempts_within(attempts, first, last)
    years = attempts.column("launch_year").to_numpy()
    found, places = np.unique(years[within], return_inverse=True)
    totals, held = np.bincount(places), np.bincount(places, is_held[within]).astype(int)
    counted = zip(found.tolist(), totals.tolist(), held.tolist(), strict=True)
    known_until = pc.max(attempts.column("launched_at")).as_py()
    return Coverage(
        years=[CoveredYear(year, total, some) for year, total, some in counted],
        until=min(last, known_until.astimezone(UTC).date()) if known_until else None,
        unsure_count=int((~pairs.counts).sum()),
    )
