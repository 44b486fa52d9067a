"""Settings -> connections -> stores; nothing else builds a connection.

Called once by each door, by a work horse after its fork, and by what asks whether Redis is there.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacelaunch.config import REDIS_PURPOSES, Settings
from spacelaunch.domain.ingest_order import NO_PIPELINE, Pipeline
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.queries.engine import OpenWarehouse
from spacelaunch.queries.warehouse import no_warehouse
from spacelaunch.storage.connection import (
    READ_WHOLE_TIMEOUT_S,
    WRITE_WHOLE_TIMEOUT_S,
    Connections,
    require_answer,
)
from spacelaunch.storage.idempotency_store import IdempotencyStore
from spacelaunch.storage.job_store import JobStore
from spacelaunch.storage.key_store import KeyStore, keys_given
from spacelaunch.storage.launch_store import LaunchStore
from spacelaunch.storage.render_times import RenderTimes
from spacelaunch.storage.result_store import ResultStore
from spacelaunch.storage.upload_store import UploadStore


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
    uploads: UploadStore
    warehouse: OpenWarehouse = no_warehouse
    """Handed in, never built here: it needs what the serving plane runs without."""
    pipeline: Pipeline = NO_PIPELINE
    """So is what fills it."""


def open_stores(
    settings: Settings,
    at_a_door: bool = True,
    warehouse: OpenWarehouse = no_warehouse,
    pipeline: Pipeline = NO_PIPELINE,
) -> Stores:
    """The stores that the settings name; each connects when it is first used.

    Shape: at a door Redis may take no longer than a request may be held up; elsewhere, as in a
        worker, a call waits and is tried again.
    """
    records, queue, jobs_, results = map(settings.redis_database, REDIS_PURPOSES)
    to = Connections(_door_timeout_s(settings) if at_a_door else None).to
    jobs = JobStore(to(jobs_), keep_s=settings.job_keep_s, lease_s=settings.job_lease_s)
    return Stores(
        launches=LaunchStore(
            to(records),
            settings.version_keep_s,
            jobs.needed_versions,
            reads=to(records, READ_WHOLE_TIMEOUT_S),
            writes=to(records, WRITE_WHOLE_TIMEOUT_S),
        ),
        jobs=jobs,
        results=ResultStore(to(results), settings.result_keep_s),
        queue=JobQueue(to(queue), settings.job_timeout_s, settings.errand_timeout_s),
        uploads=UploadStore(to(records, READ_WHOLE_TIMEOUT_S)),
        render_times=RenderTimes(to(jobs_)),
        keys=KeyStore(to(jobs_), given=keys_given(settings.api_keys or "")),
        idempotency=IdempotencyStore(to(jobs_)),
        warehouse=warehouse,
        pipeline=pipeline,
    )


def require_reachable(settings: Settings, timeout_s: float | None = None) -> None:
    """Raise StorageUnavailableError where a database does not answer over a new connection.

    Shape: without `timeout_s` it waits as long as at a door.
    """
    for purpose in REDIS_PURPOSES:
        url = settings.redis_database(purpose)
        require_answer(url, timeout_s or _door_timeout_s(settings))


def _door_timeout_s(settings: Settings) -> float:
    return settings.redis_timeout_ms / 1_000
