"""Where documents of one resource are kept in a run. Made by `pipeline`, used by bronze."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Shelf:
    """A resource of a source, and the run that learned of its documents at a moment."""

    source: str
    resource: str
    run_id: int
    learned_at: datetime
