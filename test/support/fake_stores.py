"""The stores of a service in one fakeredis, each in the database that it has in a real one."""

from __future__ import annotations

from fakeredis import FakeRedis, FakeServer

from spacelaunch.bootstrap import Stores
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.storage.idempotency_store import IdempotencyStore
from spacelaunch.storage.job_store import JobStore
from spacelaunch.storage.key_store import KeyStore
from spacelaunch.storage.launch_store import LaunchStore
from spacelaunch.storage.render_times import RenderTimes
from spacelaunch.storage.result_store import ResultStore
from spacelaunch.storage.upload_store import UploadStore


def make_fake_stores() -> Stores:
    """New and empty; no two of them share anything."""
    server = FakeServer()
    jobs = JobStore(FakeRedis(server=server, db=2), keep_s=3600, lease_s=6)
    return Stores(
        launches=LaunchStore(FakeRedis(server=server, db=0), 600, jobs.needed_versions),
        jobs=jobs,
        results=ResultStore(FakeRedis(server=server, db=3), keep_s=3600),
        queue=JobQueue(FakeRedis(server=server, db=1), job_timeout_s=60),
        render_times=RenderTimes(FakeRedis(server=server, db=2)),
        keys=KeyStore(FakeRedis(server=server, db=2), given=()),
        idempotency=IdempotencyStore(FakeRedis(server=server, db=2)),
        uploads=UploadStore(FakeRedis(server=server, db=0)),
    )
