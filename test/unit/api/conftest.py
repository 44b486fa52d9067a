"""The application over fake stores."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from factories import NOW, make_record
from spacelaunch.api.app import create_app
from spacelaunch.bootstrap import Stores
from spacelaunch.config import Settings
from spacelaunch.queries.engine import OpenWarehouse


@pytest.fixture
def client(fake_stores: Stores) -> FlaskClient:
    settings = Settings(upload_limit_bytes=100_000).checked()
    return create_app(settings, fake_stores).test_client()


@pytest.fixture
def warehouse_stores(fake_stores: Stores, filled_warehouse: OpenWarehouse) -> Stores:
    """Stores beside which there is a warehouse."""
    return replace(fake_stores, warehouse=filled_warehouse)


@pytest.fixture
def warehouse_client(warehouse_stores: Stores) -> FlaskClient:
    return create_app(Settings().checked(), warehouse_stores).test_client()


@pytest.fixture
def loaded(client: FlaskClient) -> FlaskClient:
    """The same with two launches in it, one without a cost."""
    cheap = make_record(Detail="Rocket 2 | Mission 2")
    cheap[" Rocket"] = ""
    client.post("/data", json=[make_record(), cheap])
    return client


@pytest.fixture
def done(loaded: FlaskClient, fake_stores: Stores) -> str:
    """Id of a complete timeline job, whose result is three short texts."""
    job_id: str = loaded.post("/analyze/timeline").get_json()["job_id"]
    far = NOW.replace(year=2099)
    parts = {
        "png": b"\x89PNG",
        "svg": b"<svg/>",
        "txt": "█ 1\n".encode(),
        "json": b'{"columns":[{"name":"year"}],"rows":[{"year":2001}]}',
    }
    fake_stores.results.save(job_id, parts)
    fake_stores.jobs.change(job_id, lambda job: job.started("claim", "worker", NOW))
    fake_stores.jobs.change(job_id, lambda job: job.completed("claim", NOW, far))
    return job_id
