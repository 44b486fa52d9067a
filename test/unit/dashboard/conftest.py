"""A loaded service beside a filled warehouse, started once; and one with nothing in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fakeredis import FakeRedis, FakeServer

from data_sets import load_csv
from page_runs import make_service
from spacelaunch.bootstrap import Stores
from spacelaunch.dashboard.service import Service
from spacelaunch.jobs.queue import JobQueue
from spacelaunch.queries.engine import OpenWarehouse
from spacelaunch.queries.warehouse import no_warehouse
from spacelaunch.sources.sample import sample_csv
from spacelaunch.storage.idempotency_store import IdempotencyStore
from spacelaunch.storage.job_store import JobStore
from spacelaunch.storage.key_store import KeyStore
from spacelaunch.storage.launch_store import LaunchStore
from spacelaunch.storage.render_times import RenderTimes
from spacelaunch.storage.result_store import ResultStore
from spacelaunch.storage.upload_store import UploadStore


def stores_of(warehouse: OpenWarehouse = no_warehouse) -> Stores:
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
        warehouse=warehouse,
    )


@pytest.fixture(autouse=True)
def no_components(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each run looks for components in every package that is installed, which takes a second."""
    monkeypatch.setattr(
        "streamlit.components.v2.manifest_scanner.scan_component_manifests", lambda: []
    )


@pytest.fixture(scope="session")
def service(filled_warehouse: OpenWarehouse) -> Iterator[Service]:
    """Everything is there."""
    stores = stores_of(filled_warehouse)
    load_csv(stores.launches, "".join(sample_csv(rows=300)).encode(), "sample.csv")
    made = make_service(stores)
    yield made
    made.client.close()


@pytest.fixture
def bare_service() -> Service:
    """Nothing is loaded, and there is no warehouse."""
    return make_service(stores_of())


@pytest.fixture
def locked_service() -> Service:
    """It wants a key, and is shown none."""
    return make_service(stores_of(), api_keys="required")


@pytest.fixture
def mistaken_service() -> Service:
    """It is shown a key that nobody made."""
    return make_service(stores_of(), "nobody-made-it", api_keys="required")
