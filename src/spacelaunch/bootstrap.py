"""Settings -> connections -> stores; nothing else builds a connection.

Called once by each door, by a work horse after its fork, and by what asks whether Redis is there.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacelaunch.config import REDIS_PURPOSES, Settings
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.storage.connection import GUARD_TIMEOUT_S, connect, require_answer
from spacelaunch.storage.idempotency_store import IdempotencyStore
from spacelaunch.storage.job_store import JobStore
from spacelaunch.storage.key_store import KeyStore, keys_given
from spacelaunch.storage.launch_store import LaunchStore
from spacelaunch.storage.render_times import RenderTimes
from spacelaunch.storage.result_store import ResultStore


@dataclass(frozen=True, slots=True)
class Stores:
    """Everything that is kept."""

    launches: LaunchStore
    jobs: JobStore
    results: ResultStore
    queue: JobQueue
    render_times: RenderTimes
    keys: KeyStore
    idempotency: IdempotencyStore


def open_stores(settings: Settings) -> Stores:
    """The stores that the settings name; each connects when it is first used."""
    jobs = JobStore(
        connect(settings.redis_database("jobs")),
        keep_s=settings.job_keep_s,
        lease_s=settings.job_lease_s,
    )
    return Stores(
        launches=LaunchStore(
            connect(settings.redis_database("records")),
            settings.version_keep_s,
            jobs.needed_versions,
        ),
        jobs=jobs,
        results=ResultStore(connect(settings.redis_database("results")), settings.result_keep_s),
        queue=JobQueue(connect(settings.redis_database("queue")), settings.job_timeout_s),
        render_times=RenderTimes(connect(settings.redis_database("jobs"))),
        keys=KeyStore(
            connect(settings.redis_database("jobs"), GUARD_TIMEOUT_S),
            given=keys_given(settings.api_keys or ""),
        ),
        idempotency=IdempotencyStore(connect(settings.redis_database("jobs"))),
    )


def require_reachable(settings: Settings) -> None:
    """Raise StorageUnavailableError where a database does not answer over a new connection."""
    for purpose in REDIS_PURPOSES:
        require_answer(settings.redis_database(purpose))
