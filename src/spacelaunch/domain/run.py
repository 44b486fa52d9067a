"""A run of the pipeline, and what its steps did.

Made by `pipeline`, kept by the warehouse, shown by the doors.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class RunKind(StrEnum):
    """Why and how much a run reads."""

    INITIAL = "initial"
    """Everything: nothing was there."""
    INCREMENTAL = "incremental"
    """What is new or may have changed."""
    MANUAL = "manual"
    """What somebody asked for: everything again, or since a day."""


DIED = "its process died"
"""What is known of how a run ended that did not say so."""


class RunStatus(StrEnum):
    """How a run stands."""

    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    """It ended without saying so: its process died."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one step did to one resource.

    Note: `rows_written` counts new and changed documents or rows, `rows_changed` those of them
        that were there before.
    """

    step: str
    resource: str
    rows_read: int = 0
    rows_written: int = 0
    rows_changed: int = 0
    rows_rejected: int = 0
    api_calls: int = 0
    duration_s: float = 0.0
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One execution of the pipeline for one source."""

    run_id: int
    source: str
    kind: RunKind
    status: RunStatus
    started_at: datetime
    finished_at: datetime | None = None
    error: str | None = None
    steps: tuple[Step, ...] = field(default=())

    def total(self, figure: str, step: str = "land") -> int:
        """Sum of one figure over a step's resources."""
        return sum(getattr(each, figure) for each in self.steps if each.step == step)
