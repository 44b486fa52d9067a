"""What a worker is asked for beside analyses: the errands, each a type of job by its name.

A load brings launches into the data set, an ingest brings a source into the warehouse. What becomes
of their jobs is said by `job`, who does them by the worker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacelaunch.domain.job import Job, Told
from spacelaunch.domain.known_sources import KNOWN_SOURCES

LOAD = "load"
INGESTS = {f"ingest-{source}": source for source in KNOWN_SOURCES}
"""The source that an errand ingests, by the errand."""
ERRANDS = (LOAD, *INGESTS)
NO_VERSION = ""
"""Of a job that asks about no version of the data."""

Errand = Callable[[Job, Told], Mapping[str, object]]
"""Does what a job asks for, and gives the report that is its result."""


def ingest_of(source: str) -> str:
    """The errand that ingests a source."""
    return f"ingest-{source}"


def is_errand(job: Job) -> bool:
    """Whether a job asks for an errand, and not for an analysis."""
    return job.analysis in ERRANDS
