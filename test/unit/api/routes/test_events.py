from dataclasses import replace

import orjson
import pytest

from factories import NOW
from spacelaunch.errors import StorageUnavailableError
from spacelaunch.jobs import status


def parsed(text):
    """Each event as a dictionary of its fields; comments are left out."""
    blocks = [block.split("\n") for block in text.strip().split("\n\n") if block[0] != ":"]
    return [dict(line.split(": ", 1) for line in block) for block in blocks]


@pytest.fixture
def job_id(loaded):
    return loaded.post("/analyze/timeline").get_json()["job_id"]


@pytest.fixture
def asleep(monkeypatch):
    """Does these, one after the other, whenever the stream sleeps."""

    def doing(*steps):
        waiting = [*steps]
        monkeypatch.setattr(status.time, "sleep", lambda _: waiting.pop(0)())

    return doing


def test_each_change_is_an_event_until_the_job_is_over(loaded, fake_stores, job_id, asleep):
    change = fake_stores.jobs.change
    asleep(
        lambda: change(job_id, lambda job: job.started("c", "w", NOW)),
        lambda: None,
        lambda: change(job_id, lambda job: job.advanced("c", 30)),
        lambda: change(job_id, lambda job: job.failed("c", NOW, "no ink")),
    )
    events = parsed(loaded.get(f"/jobs/{job_id}/events").text)
    jobs = [orjson.loads(event["data"]) for event in events]
    assert {event["event"] for event in events} == {"job"}
    assert [(job["status"], job["queue_position"], job["progress"]) for job in jobs] == [
        ("queued", 1, 0),
        ("in progress", None, 0),
        ("in progress", None, 30),
        ("failed", None, 30),
    ]


def test_an_event_has_the_shape_of_the_job(loaded, done):
    answer = loaded.get(f"/jobs/{done}/events")
    assert answer.mimetype == "text/event-stream"
    assert (answer.headers["Cache-Control"], answer.headers["X-Accel-Buffering"]) == (
        "no-store",
        "no",
    )
    assert orjson.loads(parsed(answer.text)[0]["data"]) == loaded.get(f"/jobs/{done}").get_json()


def test_a_client_that_has_seen_the_end_need_not_come_again(loaded, done):
    last = parsed(loaded.get(f"/jobs/{done}/events").text)[-1]["id"]
    again = loaded.get(f"/jobs/{done}/events", headers={"Last-Event-ID": last})
    assert (again.status_code, again.data) == (204, b"")


def test_an_unknown_job_is_an_ordinary_404(client):
    answer = client.get("/jobs/nope/events")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


def test_an_outage_in_the_middle_ends_the_stream_with_an_error(loaded, job_id, asleep):
    def away():
        raise StorageUnavailableError("Redis does not answer")

    asleep(away)
    last = parsed(loaded.get(f"/jobs/{job_id}/events").text)[-1]
    assert last["event"] == "error"
    assert orjson.loads(last["data"])["detail"] == "Redis does not answer"


def test_over_the_bound_a_client_is_told_to_come_later(loaded, job_id):
    ctx = loaded.application.extensions["spacelaunch"]
    while ctx.seats.take():
        pass
    answer = loaded.get(f"/jobs/{job_id}/events")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_a_stream_leaves_its_seat(loaded, done):
    ctx = loaded.application.extensions["spacelaunch"]
    loaded.application.extensions["spacelaunch"] = replace(ctx, seats=type(ctx.seats)(2))
    statuses = [loaded.get(f"/jobs/{done}/events", buffered=True).status_code for _ in range(3)]
    assert statuses == [200, 200, 200]
