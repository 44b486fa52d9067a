"""The OpenAPI document is true: its requests work, and what comes back is what it says."""

from dataclasses import replace

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from documented import (
    DOCUMENT,
    Shown,
    breaches,
    examples_of,
    faults,
    operations,
    resolved,
    shown_requests,
)
from factories import NOW, make_record
from invented_pipeline import InventedPipeline
from spacelaunch.api.app import create_app
from spacelaunch.api.routes.docs import VIEWER
from spacelaunch.config import Settings
from spacelaunch.domain.job import DRAWN
from spacelaunch.jobs.render import render
from warehouse_questions import LAUNCH_ID, PAD_ID


def told(shown):
    return DOCUMENT["paths"][shown.path][shown.method.lower()]["responses"]


def response_examples():
    for method, path, operation in operations():
        for status, response in operation["responses"].items():
            for kind, part in resolved(response).get("content", {}).items():
                for example in examples_of(part):
                    yield pytest.param(
                        part["schema"], example, id=f"{method} {path} {status} {kind}"
                    )


SHOWN = shown_requests()
TAKING = {
    "query top": "top-private",
    "query sector": "geography",
    "query scope": "core-reuse",
    "query source": "core-reuse",
    "query per": "coverage",
    **dict.fromkeys(("query by", "query measure", "query rocket", "query scale"), "compare"),
}
OF_WAREHOUSE = {
    "run_id": "1",
    "query": "core-reuse",
    "source_launch_id": LAUNCH_ID,
    "launchpad_id": PAD_ID,
}
# Usage and life are told to whoever asks, however they ask.
TAKING_ANY = ("/", "/help", "/healthz")
REFUSING = [shown for shown in SHOWN if not shown.name and shown.path not in TAKING_ANY]


class Drawn:
    """The parts of the one job of these tests, drawn once."""

    parts = None


@pytest.fixture
def client(fake_stores, filled_warehouse):
    settings = Settings(upload_limit_bytes=100_000).checked()
    stores = replace(fake_stores, warehouse=filled_warehouse, pipeline=InventedPipeline())
    return create_app(settings, stores).test_client()


@pytest.fixture
def real(client, fake_stores, monkeypatch):
    """Ids of a launch and of a complete job."""
    shown = make_record(**{"Company Name": "SpaceX", "Detail": "Falcon 9 Block 5 | Mission 1"})
    client.post("/data", json=[shown, {"Company Name": "Nobody"}])
    job_id = client.post("/analyze/timeline").get_json()["job_id"]
    job = replace(fake_stores.jobs.get(job_id), forms=DRAWN)
    Drawn.parts = Drawn.parts or render(job, fake_stores.launches, lambda _: None)
    fake_stores.results.save(job_id, Drawn.parts)
    fake_stores.jobs.change(job_id, lambda job: job.started("claim", "worker", NOW))
    far = NOW.replace(year=2099)
    complete = fake_stores.jobs.change(job_id, lambda job: job.completed("claim", NOW, far))
    # Every chart that is shown is there, of whatever parameters and version.
    monkeypatch.setattr("spacelaunch.jobs.submit._require_version", lambda *_: None)
    monkeypatch.setattr("spacelaunch.api.routes.submission.wait_for_job", lambda *_: complete)
    # No worker ever does the errand that is asked for.
    monkeypatch.setattr("spacelaunch.api.routes.job_answer.wait_for_job", lambda *_: None)
    queued = client.post("/analyze/sector").get_json()["job_id"]
    cancelled = client.post("/analyze/geography").get_json()["job_id"]
    client.post(f"/jobs/{cancelled}/cancel")
    launch_id = client.get("/data").get_json()[0]["id"]
    return {"launch_id": launch_id, "job_id": job_id, "queued": queued, "cancelled": cancelled}


def ids_for(shown, real):
    """`/results/<name>` is a job's id too, and not every analysis takes every parameter."""
    if "/results/" in shown.path:
        return {**real, "name": real["job_id"]}
    for ending, state in (("/cancel", "queued"), ("/retry", "cancelled")):
        if shown.path.endswith(ending):
            return {**real, "job_id": real[state]}
    return {**real, **OF_WAREHOUSE, "name": TAKING.get(shown.name, "timeline"), "asset": VIEWER}


def test_it_keeps_to_the_meta_schema_of_openapi_3_1():
    assert list(OpenAPIV31SpecValidator(DOCUMENT).iter_errors()) == []


@pytest.mark.parametrize("shown", SHOWN, ids=str)
def test_a_request_that_is_shown_works_and_is_answered_as_described(shown, client, real):
    path = shown.path_with(**ids_for(shown, real))
    answer = client.open(path, method=shown.method, **shown.options)
    assert (answer.status_code < 400 or shown.path == "/readyz", breaches(shown, answer)) == (
        True,
        [],
    )


@pytest.mark.parametrize("shown", REFUSING, ids=str)
def test_an_unknown_query_parameter_is_refused_as_described(shown, client, real):
    path = shown.path_with(**ids_for(shown, real))
    answer = client.open(path, method=shown.method, query_string={"nonsense": "1"})
    assert (answer.status_code, breaches(shown, answer)) == (400, [])


def test_a_picture_that_is_waited_for_is_answered_as_described(client, real):
    headers = {"Prefer": "wait=30", "Accept": "image/png"}
    answer = client.post("/analyze/timeline", headers=headers)
    shown = Shown("POST", "/analyze/{name}", {})
    assert (answer.mimetype, breaches(shown, answer)) == ("image/png", [])


@pytest.mark.parametrize("path", ["/data/{launch_id}", "/jobs/{job_id}", "/results/{name}"])
def test_an_id_that_nobody_has_is_answered_as_described(path, client):
    answer = client.get(path.format(launch_id="x", job_id="x", name="x"))
    assert (answer.status_code, breaches(Shown("GET", path, {}), answer)) == (404, [])


@pytest.mark.parametrize(("schema", "example"), list(response_examples()))
def test_an_example_of_an_answer_fits_its_schema(schema, example):
    assert faults(schema, example) == []


def test_an_answer_that_is_not_described_would_be_seen(client):
    answer = client.get("/healthz")
    answer.headers["X-Odd"] = "1"
    answer.data = b'{"status":"ok","odd":1}'
    assert breaches(Shown("GET", "/healthz", {}), answer) == [
        "header X-Odd",
        "$: Additional properties are not allowed ('odd' was unexpected)",
    ]
