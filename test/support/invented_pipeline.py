"""A pipeline that reads nothing: it keeps what it was asked, and ends as a test wants it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacelaunch.domain.ingest_order import IngestOrder
from spacelaunch.domain.job import Progress, Told
from spacelaunch.errors import SpacelaunchError


@dataclass
class InventedPipeline:
    """Everything that it needs is installed."""

    ends_with: SpacelaunchError | None = None
    orders: list[IngestOrder] = field(default_factory=list)

    def require(self, source: str) -> None:
        """It is there."""

    def ingest(self, order: IngestOrder, told: Told) -> Mapping[str, object]:
        """Two documents, or an error."""
        self.orders.append(order)
        told(Progress(30, "launches", 2))
        if self.ends_with is not None:
            raise self.ends_with
        return {"run_id": 1, "source": order.source, "rows_read": 2}
