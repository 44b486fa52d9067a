"""The OpenAPI document is true: its requests work, and what comes back is what it says."""

from dataclasses import replace
from typing import ClassVar

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
from fake_stores import make_fake_stores
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


class Service:
    """The service with data, and with a job in each state; `patched` undoes what it bends."""

    parts: ClassVar[dict[str, bytes]] = {}

    def __init__(self, warehouse, patched):
        self.stores = replace(make_fake_stores(), warehouse=warehouse, pipeline=InventedPipeline())
        settings = Settings(upload_limit_bytes=100_000).checked()
        self.client = create_app(settings, self.stores).test_client()
        shown = make_record(**{"Company Name": "SpaceX", "Detail": "Falcon 9 Block 5 | Mission 1"})
        self.client.post("/data", json=[shown, {"Company Name": "Nobody"}])
        complete = self._complete(self._asked("timeline"))
        # Every chart that is shown is there, of whatever parameters and version.
        patched.setattr("spacelaunch.jobs.submit._require_version", lambda *_: None)
        patched.setattr("spacelaunch.api.routes.submission.wait_for_job", lambda *_: complete)
        # No worker ever does the errand that is asked for.
        patched.setattr("spacelaunch.api.routes.job_answer.wait_for_job", lambda *_: None)
        cancelled = self._asked("geography")
        self.client.post(f"/jobs/{cancelled}/cancel")
        self.ids = {
            "launch_id": self.client.get("/data").get_json()[0]["id"],
            "job_id": complete.job_id,
            "queued": self._asked("sector"),
            "cancelled": cancelled,
        }

    def _asked(self, analysis):
        return self.client.post(f"/analyze/{analysis}").get_json()["job_id"]

    def _complete(self, job_id):
        jobs = self.stores.jobs
        if not self.parts:  # the data are the same in each, and so is what is drawn of them
            job = replace(jobs.get(job_id), forms=DRAWN)
            self.parts.update(render(job, self.stores.launches, lambda _: None))
        self.stores.results.save(job_id, self.parts)
        jobs.change(job_id, lambda job: job.started("claim", "worker", NOW))
        far = NOW.replace(year=2099)
        return jobs.change(job_id, lambda job: job.completed("claim", NOW, far))

    def ids_for(self, shown):
        """`/results/<name>` is a job's id too, and not every analysis takes every parameter."""
        if "/results/" in shown.path:
            return {**self.ids, "name": self.ids["job_id"]}
        for ending, state in (("/cancel", "queued"), ("/retry", "cancelled")):
            if shown.path.endswith(ending):
                return {**self.ids, "job_id": self.ids[state]}
        name = TAKING.get(shown.name, "timeline")
        return {**self.ids, **OF_WAREHOUSE, "name": name, "asset": VIEWER}

    def open(self, shown, **options):
        path = shown.path_with(**self.ids_for(shown))
        return self.client.open(path, method=shown.method, **options)


@pytest.fixture(scope="module")
def read_only(filled_warehouse):
    with pytest.MonkeyPatch.context() as patched:
        yield Service(filled_warehouse, patched)


@pytest.fixture
def service_for(read_only, filled_warehouse, monkeypatch):
    """What only reads shares one, for they are hundreds; what may change something has its own."""
    return lambda shown: (
        read_only if shown.method == "GET" else Service(filled_warehouse, monkeypatch)
    )


def test_it_keeps_to_the_meta_schema_of_openapi_3_1():
    assert list(OpenAPIV31SpecValidator(DOCUMENT).iter_errors()) == []


@pytest.mark.parametrize("shown", SHOWN, ids=str)
def test_a_request_that_is_shown_works_and_is_answered_as_described(shown, service_for):
    answer = service_for(shown).open(shown, **shown.options)
    assert (answer.status_code < 400 or shown.path == "/readyz", breaches(shown, answer)) == (
        True,
        [],
    )


@pytest.mark.parametrize("shown", REFUSING, ids=str)
def test_an_unknown_query_parameter_is_refused_as_described(shown, service_for):
    answer = service_for(shown).open(shown, query_string={"nonsense": "1"})
    assert (answer.status_code, breaches(shown, answer)) == (400, [])


def test_a_picture_that_is_waited_for_is_answered_as_described(service_for):
    shown = Shown("POST", "/analyze/{name}", {})
    answer = service_for(shown).open(shown, headers={"Prefer": "wait=30", "Accept": "image/png"})
    assert (answer.mimetype, breaches(shown, answer)) == ("image/png", [])


@pytest.mark.parametrize("path", ["/data/{launch_id}", "/jobs/{job_id}", "/results/{name}"])
def test_an_id_that_nobody_has_is_answered_as_described(path, read_only):
    answer = read_only.client.get(path.format(launch_id="x", job_id="x", name="x"))
    assert (answer.status_code, breaches(Shown("GET", path, {}), answer)) == (404, [])


@pytest.mark.parametrize(("schema", "example"), list(response_examples()))
def test_an_example_of_an_answer_fits_its_schema(schema, example):
    assert faults(schema, example) == []


def test_an_answer_that_is_not_described_would_be_seen(read_only):
    answer = read_only.client.get("/healthz")
    answer.headers["X-Odd"] = "1"
    answer.data = b'{"status":"ok","odd":1}'
    assert breaches(Shown("GET", "/healthz", {}), answer) == [
        "header X-Odd",
        "$: Additional properties are not allowed ('odd' was unexpected)",
    ]
