import logging
import re

import pytest
from flask import Response

from spacelaunch.api.app import create_app
from spacelaunch.config import Settings


@pytest.fixture
def logged(caplog):
    caplog.set_level(logging.INFO, logger="spacelaunch.api.requests")
    return lambda: [r for r in caplog.records if r.name == "spacelaunch.api.requests"]


def test_a_request_is_logged_once_with_its_route_and_without_its_query(loaded, logged):
    loaded.get("/jobs/nope?wait=0", headers={"X-Request-ID": "r1"})
    line = logged()[-1]
    assert (line.method, line.route, line.path) == ("GET", "/jobs/<job_id>", "/jobs/nope")
    assert (line.status, line.remote) == (404, "127.0.0.1")
    assert "wait" not in line.getMessage()


def test_each_request_has_one_line(client, logged):
    client.get("/help")
    client.get("/nope")
    assert [line.status for line in logged()] == [200, 404]


def test_the_line_tells_time_and_size(client, logged):
    answer = client.get("/help")
    assert logged()[0].bytes == len(answer.data)
    assert 0 <= logged()[0].duration_ms < 10_000


def test_a_path_cannot_forge_a_line(client, logged):
    client.get("/nope%0aINFO all is well")
    assert "\n" not in logged()[0].getMessage()


def test_every_answer_says_where_the_time_went(loaded):
    timing = loaded.get("/data").headers["Server-Timing"]
    assert re.fullmatch(r"total;dur=[\d.]+, storage;dur=[\d.]+, encode;dur=[\d.]+", timing)


def test_a_refusal_has_its_time_too(client):
    assert client.get("/nope").headers["Server-Timing"].startswith("total;dur=")


def test_an_unexpected_error_is_noted_like_any_answer(client, logged, monkeypatch):
    monkeypatch.setattr("spacelaunch.api.routes.health.json_answer", lambda _: 1 / 0)
    answer = client.get("/healthz", headers={"X-Request-ID": "r1"})
    assert (answer.status_code, answer.headers["X-Request-ID"]) == (500, "r1")
    assert [line.status for line in logged()] == [500]


def test_an_answer_that_streams_is_noted_when_it_ends(fake_stores, logged):
    app = create_app(Settings().checked(), fake_stores)
    app.add_url_rule("/stream", view_func=lambda: Response(iter([b"a", b"b"])))
    answer = app.test_client().get("/stream")
    assert logged() == []
    answer.close()
    assert [(line.route, line.bytes) for line in logged()] == [("/stream", None)]


def test_probes_are_quiet_as_long_as_they_are_answered(client, logged, caplog):
    client.get("/healthz")
    client.get("/readyz")
    assert logged() == []
    caplog.set_level(logging.DEBUG, logger="spacelaunch.api.requests")
    client.get("/metrics")
    assert len(logged()) == 1
