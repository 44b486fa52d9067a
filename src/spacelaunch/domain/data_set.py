"""The data set: what `/data` serves, and the version that names its content.

Made by `datasets`, kept by `storage`. Its launches are handed about beside it, newest first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from spacelaunch.domain.launch import Launch
from spacelaunch.domain.summary import Origin


@dataclass(frozen=True, slots=True)
class DataSet:
    """What is known about a data set without reading its launches."""

    version: str
    """Hash of the content and the sources; equal content has an equal version."""
    sources: tuple[str, ...]
    launch_count: int
    is_synthetic: bool
    """Whether any launch was generated."""
    data_from: datetime | None
    data_until: datetime | None
    cost_median_musd: float | None
    """Median of the known costs, which stands in for the unknown ones in `/data` only."""
    loaded_at: datetime

    @property
    def origin(self) -> Origin:
        """Where the launches come from, as a summary tells it."""
        return Origin(
            version=self.version,
            source=" + ".join(self.sources),
            is_synthetic=self.is_synthetic,
            data_from=self.data_from.date() if self.data_from else None,
            data_until=self.data_until.date() if self.data_until else None,
        )


def newest_first(launches: Iterable[Launch]) -> list[Launch]:
    """The one order of a data set; ties go by id, so the order of a file does not matter."""
    return sorted(launches, key=lambda launch: (-launch.launched_at.timestamp(), launch.launch_id))


def describe(launches: Sequence[Launch], sources: Iterable[str], loaded_at: datetime) -> DataSet:
    """The data set made of these launches, which are `newest_first`."""
    named = tuple(sorted(set(sources)))
    return DataSet(
        version=_version(launches, named),
        sources=named,
        launch_count=len(launches),
        is_synthetic=any(launch.is_synthetic for launch in launches),
        data_from=launches[-1].launched_at if launches else None,
        data_until=launches[0].launched_at if launches else None,
        cost_median_musd=_median([x.cost_musd for x in launches if x.cost_musd is not None]),
        loaded_at=loaded_at,
    )


def _version(launches: Sequence[Launch], sources: tuple[str, ...]) -> str:
    digest = hashlib.sha256(json.dumps(sources).encode())
    for launch in launches:
        digest.update(launch.launch_id.encode())
        digest.update(json.dumps(launch.record, sort_keys=True).encode())
    return digest.hexdigest()[:16]


def _median(values: list[float]) -> float | None:
    if not values:
        return None
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2
