"""What a worker is asked for beside analyses: the errands, each a type of job by its name.

A load brings launches into the data set, an ingest brings a source into the warehouse, and `draw`
adds a form to a result that is there. What becomes of their jobs is said by `job`, who does them by
the worker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spacelaunch.domain.job import Job, Told
from spacelaunch.domain.known_sources import KNOWN_SOURCES

LOAD = "load"
INGESTS = {f"ingest-{source}": source for source in KNOWN_SOURCES}
"""The source that an errand ingests, by the errand."""
DRAW = "draw"
ERRANDS = (LOAD, *INGESTS, DRAW)
NO_VERSION = ""
"""Of a job that asks about no version of the data."""


@dataclass(frozen=True, slots=True)
class DrawOrder:
    """Which forms are to be added to the result of which job."""

    job_id: str
    forms: tuple[str, ...]


Errand = Callable[[Job, Told], Mapping[str, object]]
"""Does what a job asks for, and gives the report that is its result."""


def ingest_of(source: str) -> str:
    """The errand that ingests a source."""
    return f"ingest-{source}"


def is_errand(job: Job) -> bool:
    """Whether a job asks for an errand, and not for an analysis."""
    return job.analysis in ERRANDS


def is_drawing(job: Job) -> bool:
    """Whether a job reads and draws: it is soon over, and changes nothing that others see."""
    return not is_errand(job) or job.analysis == DRAW
