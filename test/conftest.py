"""Fixtures for all tests: fake stores for units, a real Redis for the rest."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from fakeredis import FakeRedis, FakeServer

from redis_server import RedisServer
from spacelaunch.bootstrap import Stores, open_stores
from spacelaunch.cli.redis_server import find_redis
from spacelaunch.config import Settings
from spacelaunch.errors import ConfigError
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.storage.connection import connect
from spacelaunch.storage.idempotency_store import IdempotencyStore
from spacelaunch.storage.job_store import JobStore
from spacelaunch.storage.key_store import KeyStore
from spacelaunch.storage.launch_store import LaunchStore
from spacelaunch.storage.render_times import RenderTimes
from spacelaunch.storage.result_store import ResultStore

# The same examples each time, and no clock: a machine that others use must not turn a test red.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")


@pytest.fixture
def fake_redis() -> FakeRedis:
    return FakeRedis(server=FakeServer())


@pytest.fixture
def fake_stores() -> Stores:
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
    )


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    """A real server; without one a desk skips and CI fails."""
    try:
        find_redis()
    except ConfigError as exc:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(exc))
    # pytest's own folders have names too long for a unix socket.
    folder = Path(tempfile.mkdtemp(prefix="spacelaunch-test-"))
    server = RedisServer(folder)
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture
def settings(redis_server: RedisServer, tmp_path: Path) -> Settings:
    """Settings that name the real server, emptied."""
    # A machine that is busy with tests keeps Redis waiting too.
    settings = Settings(dir=tmp_path, redis_url=redis_server.url, redis_timeout_ms=5_000).checked()
    with connect(settings.redis_database("records")) as redis:
        redis.flushall()
    return settings


@pytest.fixture
def stores(settings: Settings) -> Stores:
    return open_stores(settings)


@pytest.fixture(scope="session")
def real_csv() -> Path:
    """The genuine Kaggle file, where this machine has it."""
    folder = os.environ.get("SPACELAUNCH_REAL_DATA")
    if not folder:
        pytest.skip("SPACELAUNCH_REAL_DATA is not set")
    return Path(folder) / "kaggle" / "Global_Space_Launches.csv"
