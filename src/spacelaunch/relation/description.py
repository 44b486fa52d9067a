"""What is known of a data set by looking at its launches once: its version, range and median.

The version is a hash of the content alone: whatever a file was called, in whatever order and form
its rows came, equal launches have an equal version. Called by `datasets`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.launch import SYNTHETIC_MISSION
from spacelaunch.relation.coded_columns import texts
from spacelaunch.relation.identity import CONTENT


def describe(
    launches: pa.Table,
    sources: Iterable[str],
    loaded_at: datetime,
    rejected: int = 0,
    lost: int = 0,
) -> DataSet:
    """The data set made of these launches, which are held newest first.

    Shape: so many records were `rejected`, and so many values `lost`, when they were read.
    """
    moments = launches.column("launched_at")
    known_costs = launches.column("cost_musd").drop_null().to_numpy()
    return DataSet(
        version=version_of(launches, rejected, lost),
        sources=tuple(sorted(set(sources))),
        launch_count=len(launches),
        is_synthetic=bool(_is_synthetic(launches)),
        data_from=_utc(moments[-1]) if len(launches) else None,
        data_until=_utc(moments[0]) if len(launches) else None,
        cost_median_musd=float(np.median(known_costs)) if len(known_costs) else None,
        loaded_at=loaded_at,
        rejected=rejected,
        lost=lost,
    )


def version_of(launches: pa.Table, rejected: int = 0, lost: int = 0) -> str:
    """Hash of the content of launches that are held newest first, and of what is missing from it.

    Note: an id stands for all that it is made of, so only the rest is hashed beside it. A picture
        tells what is missing, and is one for each version.
    """
    digest = sha256(launches.column("launch_id").to_numpy().astype("<u8").tobytes())
    for name in CONTENT:
        digest.update(f"\x1e{name}\x1e".encode())
        for part in _canonical(launches.column(name)):
            digest.update(part)
    if rejected or lost:
        digest.update(f"\x1e{rejected}\x1e{lost}".encode())
    return digest.hexdigest()[:16]


def _canonical(column: pa.ChunkedArray) -> tuple[bytes, ...]:
    """The same bytes for the same values, whatever codes and widths they are held in."""
    if not pa.types.is_dictionary(column.type):
        is_null = column.is_null().to_numpy().tobytes()
        return is_null, pc.fill_null(column.cast(pa.float64()), 0.0).to_numpy().tobytes()
    codes, words = texts(column)
    used = sorted({words[code] for code in np.unique(codes) if code >= 0})
    places = {word: place for place, word in enumerate(used)}
    ranks = np.array([places.get(word, -1) for word in words] + [-1], np.int32)  # -1 is the last
    # The separator, where a word holds it, is written as another sign.
    escaped = (word.replace("\x1e", "\x1e0").replace("\x1f", "\x1e1") for word in used)
    return "\x1f".join(escaped).encode(), ranks[codes].tobytes()


def _is_synthetic(launches: pa.Table) -> object:
    return pc.any(pc.starts_with(launches.column("mission"), SYNTHETIC_MISSION)).as_py()


def _utc(moment: pa.Scalar) -> datetime:
    found: datetime = moment.as_py()
    return found.astimezone(UTC)
