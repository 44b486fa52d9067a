"""What a person decided of pairs of launches, for what is drawn of the data set.

It shapes what a comparison with the catalogue finds, and so every picture that tells of it: a
result is kept under it as under the program. Called by `catalogue`, `submit`, the worker
and the API door.
"""

from __future__ import annotations

import hashlib

from spacelaunch.domain.job import Job, job_id_for
from spacelaunch.jobs.program import program
from spacelaunch.relation.pairing.review import Verdicts
from spacelaunch.storage.comparisons import Review, read_decided
from spacelaunch.storage.current_version import Standing
from spacelaunch.storage.launch_store import LaunchStore


def read_verdicts(launches: LaunchStore) -> dict[tuple[str, str], bool]:
    """By the ids of both launches, whether they are one."""
    return _by_pair(launches.comparisons.review())


def verdicts_of(standing: Standing) -> dict[tuple[str, str], bool]:
    """The same, as they were when it stood so."""
    return _by_pair(read_decided(standing.review))


def replace_verdicts(launches: LaunchStore, verdicts: Verdicts) -> None:
    """Take these for all that was decided."""
    pairs = tuple((here, there, is_same) for (here, there), is_same in sorted(verdicts.items()))
    launches.comparisons.replace_review(Review(pairs))


def obeying(verdicts: Verdicts) -> str:
    """The program with what it obeys, where that is anything."""
    if not verdicts:
        return program()
    digest = hashlib.sha256(repr(sorted(verdicts.items())).encode()).hexdigest()[:12]
    return f"{program()} obeying {digest}"


def was_asked_of_us(job: Job, launches: LaunchStore) -> bool:
    """Whether the job is about this very program and review, and not about others beside it."""
    return _is_under(job, read_verdicts(launches))


def follows_from(job: Job, standing: Standing) -> bool:
    """Whether the job's result follows from how the data stand, and from nothing else."""
    data_set = standing.data_set
    is_of_data = data_set is not None and data_set.version == job.version
    return is_of_data and _is_under(job, verdicts_of(standing))


def _is_under(job: Job, verdicts: Verdicts) -> bool:
    program_now = obeying(verdicts)
    return job.job_id == job_id_for(job.version, job.analysis, job.params, program_now)


def _by_pair(review: Review) -> dict[tuple[str, str], bool]:
    return {(here, there): is_same for here, there, is_same in review.pairs}
