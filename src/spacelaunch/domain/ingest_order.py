"""An ingest as somebody asks for it, and who carries it out.

The serving plane knows no more of the pipeline than this: it runs where none is installed, and who
starts a process hands one in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NoReturn, Protocol

from spacelaunch.domain.job import Told
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.errors import BadRequestError, ConflictError


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOrder:
    """What one run is to read; by default what is new or may have changed."""

    source: str
    since: date | None = None
    """Read from this day on."""
    full: bool = False
    """Read everything again; also see what is gone."""
    only: str | None = None
    """Read one resource."""
    dry_run: bool = False
    """Say what a run would do, and do nothing."""

    def require_sense(self) -> None:
        """Raise BadRequestError where it contradicts itself, or wants what the source has not."""
        if self.full and self.since:
            raise BadRequestError("full reads everything, so it goes without since")
        resources = KNOWN_SOURCES[self.source].resources
        if self.only is not None and self.only not in resources:
            known = ", ".join(resources)
            raise BadRequestError(f"only: {self.source} has no {self.only}; it has {known}")


class Pipeline(Protocol):
    """Runs ingests."""

    def require(self, source: str) -> None:
        """Raise ConflictError where it cannot run here; it says what to run first."""

    def ingest(self, order: IngestOrder, told: Told) -> Mapping[str, object]:
        """One run; its report.

        Raises:
            SpacelaunchError: it failed, and has said so to whoever is to be told.
            OccupiedError: another run is going on.
        """


class NoPipeline:
    """Says what to install, where whoever started the process handed in no pipeline."""

    def require(self, source: str) -> NoReturn:
        """Raises ConflictError."""
        raise ConflictError(
            f"there is no pipeline here; run: pip install 'spacelaunch[pipeline]', start the "
            f"service again, then: curl -X POST .../ingest/{source}"
        )

    def ingest(self, order: IngestOrder, told: Told) -> Mapping[str, object]:
        """Raises ConflictError."""
        self.require(order.source)


NO_PIPELINE = NoPipeline()
