"""The data set: what `/data` serves, and the version that names its content.

Made by `relation.describe`, kept by `storage`. Its launches are handed about beside it, newest
first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from spacelaunch.domain.known_sources import caveats_of
from spacelaunch.domain.summary import Origin


@dataclass(frozen=True, slots=True)
class DataSet:
    """What is known about a data set without reading its launches."""

    version: str
    """Hash of the launches: equal ones have an equal version, whatever they came in."""
    sources: tuple[str, ...]
    launch_count: int
    is_synthetic: bool
    """Whether any launch was generated, and never flew."""
    data_from: datetime | None
    """First launch (UTC)."""
    data_until: datetime | None
    """Last launch (UTC)."""
    cost_median_musd: float | None
    """Median of the known costs in millions of US dollars; stands in for the others in `/data`."""
    loaded_at: datetime
    rejected: int = 0
    """Records of what was loaded that were refused, and so are missing from the launches."""
    lost: int = 0
    """Values that were given and could not be read, and so are missing from their launches."""

    @property
    def origin(self) -> Origin:
        """Where the launches come from, as a summary tells it."""
        return Origin(
            version=self.version,
            source=" + ".join(self.sources),
            is_synthetic=self.is_synthetic,
            rejected=self.rejected,
            lost=self.lost,
            data_from=self.data_from.date() if self.data_from else None,
            data_until=self.data_until.date() if self.data_until else None,
            caveats=tuple(chain.from_iterable(map(caveats_of, self.sources))),
        )
