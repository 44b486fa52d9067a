"""What a work horse keeps from job to job, and when it has to go.

Made before the fork and used after it, so nothing is opened before the first job. Called by `main`.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass

from spacelaunch.bootstrap import Stores, open_stores
from spacelaunch.config import Settings
from spacelaunch.queries.duckdb_engine import keep_connection
from spacelaunch.worker.errands import errands_of
from spacelaunch.worker.memory import go_first, resident_mb
from spacelaunch.worker.run_job import run_job

MOST_JOBS = 100
"""Whatever a library loses a little of in each drawing is given back after so many."""
MOST_GROWTH_MB = 100
"""What it may have more than after its first job."""


@dataclass
class WorkHorse:
    """Stores and a connection, opened once; and how many jobs they have served."""

    settings: Settings
    given: Stores
    """Of the parent, for what it was handed in; its connections are not used here."""
    worker: str
    _own: Stores | None = None
    _jobs: int = 0
    _went_well: bool = True
    _began_mb: float = 0.0

    def run(self, job_id: str, claim: str) -> None:
        """Do a job."""
        own = self._own or self._open()
        self._jobs += 1
        # An attempt that ends in the middle, as by its time limit, has not gone well.
        self._went_well = False
        self._went_well = run_job(job_id, own, self.worker, claim, errands_of(self.settings, own))

    def may_stay(self) -> bool:
        """Whether it may go on: not after an errand, nor after anything that went wrong.

        Note: an errand may have taken any amount of memory, and what went wrong may have left
            anything behind.
        """
        if not self._went_well or self._jobs >= MOST_JOBS:
            return False
        # What a job leaves is young; to look at all that stays would take four times as long.
        gc.collect(1)
        self._began_mb = self._began_mb or resident_mb()
        return resident_mb() - self._began_mb <= MOST_GROWTH_MB

    def _open(self) -> Stores:
        go_first()
        gc.disable()
        keep_connection()
        self._own = open_stores(self.settings, False, self.given.warehouse, self.given.pipeline)
        return self._own
