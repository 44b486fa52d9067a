import json
from datetime import timedelta

import pytest
from rq.timeouts import JobTimeoutException

from factories import make_job
from spacelaunch.domain.job import Progress
from spacelaunch.errors import (
    ConflictError,
    CredentialsError,
    NotFoundError,
    OccupiedError,
    PreconditionFailedError,
    RenderError,
    SourceUnavailableError,
    StorageFullError,
    TooManyRejectsError,
)
from spacelaunch.logs import JsonLines
from spacelaunch.worker import run_job as module
from spacelaunch.worker.run_job import run_job


@pytest.fixture
def job(fake_stores):
    return fake_stores.jobs.join(make_job(), make_job().created_at)[0]


@pytest.fixture
def run(fake_stores, job, monkeypatch):
    """Run the job with this drawing, and look at it afterwards."""

    def running(render):
        monkeypatch.setattr(module, "render", render)
        run_job(job.job_id, fake_stores, "worker")
        return fake_stores.jobs.get(job.job_id)

    return running


def raising(exc):
    def render(*_):
        raise exc

    return render


def test_a_drawing_leaves_its_result_and_a_complete_job(run, fake_stores, job):
    ended = run(lambda *_: {"png": b"1", "svg": b"2", "json": b"3"})
    assert (ended.status, ended.attempts, ended.progress_pct) == ("complete", 1, 100)
    assert fake_stores.results.part(job.job_id, "svg") == b"2"


def test_a_drawing_of_the_usual_length_is_written_when_it_begins_and_when_it_is_done(
    run, fake_stores, monkeypatch
):
    written, write = [], fake_stores.jobs._write

    def noting(job, text):
        written.append(job.status)
        return write(job, text)

    monkeypatch.setattr(fake_stores.jobs, "_write", noting)

    def render(_, __, advance, *___):
        for pct in (30, 50, 90):
            advance(pct)
        return {"png": b"1"}

    run(render)
    assert written == ["in progress", "complete"]


def test_progress_is_seen_while_a_long_drawing_is_made(run, fake_stores, job, monkeypatch):
    monkeypatch.setattr("spacelaunch.worker.run_job._TELL_EVERY_S", 0)
    seen = []

    def render(_, __, advance, *___):
        advance(30)
        seen.append(fake_stores.jobs.get(job.job_id).progress_pct)
        return {"png": b"1"}

    run(render)
    assert seen == [30]


def test_an_outage_queues_the_job_again_for_later(run):
    ended = run(raising(SourceUnavailableError("away")))
    assert (ended.status, ended.error) == ("queued", "away")
    assert ended.due_at > ended.started_at


@pytest.mark.parametrize(
    ("exc", "reason"),
    [
        pytest.param(RenderError("no ink"), "no ink", id="drawing"),
        pytest.param(NotFoundError("version v1 is gone"), "version v1 is gone", id="data"),
        pytest.param(JobTimeoutException(), "it took longer than the time limit", id="time"),
        pytest.param(
            ZeroDivisionError("x"),
            "unexpected error (ZeroDivisionError); the worker's log has the details",
            id="unexpected",
        ),
    ],
)
def test_what_would_go_wrong_again_fails_with_its_reason(run, exc, reason):
    ended = run(raising(exc))
    assert (ended.status, ended.error) == ("failed", reason)


def test_a_job_that_is_not_queued_is_left_alone(run, fake_stores, job):
    cancelled = fake_stores.jobs.change(job.job_id, lambda kept: kept.cancelled(kept.created_at))
    assert run(raising(AssertionError("drawn"))) == cancelled


def test_a_job_that_is_gone_is_no_error(fake_stores):
    run_job("nope", fake_stores, "worker")


def test_a_drawing_that_was_taken_over_writes_nothing(run, fake_stores, job):
    def render(*_):
        running = fake_stores.jobs.get(job.job_id)
        now = running.created_at
        fake_stores.jobs.change(
            job.job_id, lambda kept: kept.released(running.claim, now, now, "silent")
        )
        return {"png": b"late"}

    assert (run(render).status, run(render).error) == ("queued", "silent")


def test_the_lines_of_a_job_name_it_and_the_request_that_asked(fake_stores, monkeypatch, caplog):
    fake_stores.jobs.join(make_job(request_id="r1"), make_job().created_at)
    monkeypatch.setattr(module, "render", lambda *_: {"png": b"1"})
    caplog.set_level("INFO")
    caplog.handler.setFormatter(JsonLines())
    run_job("timeline-1", fake_stores, "worker")
    lines = [json.loads(line) for line in caplog.text.splitlines()]
    assert {(line["job_id"], line["request_id"]) for line in lines} == {("timeline-1", "r1")}


def test_a_drawing_is_timed(run, fake_stores):
    run(lambda *_: {"png": b"1"})
    assert fake_stores.render_times.read()["timeline"].buckets[-1] == ("+Inf", 1)


def test_every_moment_of_an_attempt_is_by_redis_clock(run, fake_stores, monkeypatch):
    """That of the worker's machine may be hours away from that of the API's."""
    at = make_job().created_at + timedelta(seconds=30)
    monkeypatch.setattr(fake_stores.jobs, "now", lambda: at)
    ended = run(lambda *_: {"png": b"1"})
    assert (ended.started_at, ended.finished_at) == (at, at)
    assert (ended.queued_s, ended.run_s) == (30, 0)


def test_a_drawing_that_cannot_be_timed_is_kept_all_the_same(run, fake_stores, monkeypatch):
    def full(*_):
        raise StorageFullError

    monkeypatch.setattr(type(fake_stores.render_times), "add", full)
    assert run(lambda *_: {"png": b"1"}).status == "complete"


@pytest.mark.parametrize(("asked_of_us", "keep_s"), [(True, 3600), (False, 60)])
def test_what_was_asked_of_another_build_does_not_answer_for_long(
    run, monkeypatch, asked_of_us, keep_s
):
    monkeypatch.setattr(module, "was_asked_of_us", lambda *_: asked_of_us)
    ended = run(lambda *_: {"png": b"1"})
    assert ended.expires_at - ended.finished_at == pytest.approx(
        timedelta(seconds=keep_s), abs=timedelta(seconds=5)
    )


@pytest.fixture
def do(fake_stores):
    """Do an errand that ends so, and look at its job."""

    def doing(errand, **job):
        values = {"job_id": "load-1", "analysis": "load", "version": "", **job}
        kept, _ = fake_stores.jobs.join(make_job(**values), make_job().created_at)
        run_job(kept.job_id, fake_stores, "worker", errands={"load": errand})
        return fake_stores.jobs.get(kept.job_id)

    return doing


def test_an_errand_leaves_its_report(do, fake_stores):
    ended = do(lambda *_: {"count": 2})
    assert (ended.status, ended.progress_pct, ended.problem) == ("complete", 100, None)
    assert json.loads(fake_stores.results.part("load-1", "json")) == {"count": 2}


def test_an_errand_is_no_drawing_whose_time_is_counted(do, fake_stores):
    do(lambda *_: {})
    assert fake_stores.render_times.read() == {}


def test_what_an_errand_is_at_is_seen(do, fake_stores):
    seen = []

    def errand(_, told):
        told(Progress(10, "read"))
        told(Progress(10, "read", 5))  # too soon after to be worth a word
        told(Progress(70, "load", 9))
        job = fake_stores.jobs.get("load-1")
        seen.append((job.progress_pct, job.step, job.rows_read))
        return {}

    do(errand)
    assert seen == [(70, "load", 9)]


@pytest.mark.parametrize(
    ("exc", "status", "kind"),
    [
        (PreconditionFailedError("a data set is loaded"), 412, "precondition-failed"),
        (ConflictError("other loads kept changing it"), 409, "conflict"),
        (TooManyRejectsError("half of it", {"rejected": 2}), 422, "too-many-rejects"),
        (CredentialsError("no token"), 502, "credentials"),
    ],
)
def test_what_would_be_refused_at_the_door_fails_in_the_same_words(do, exc, status, kind):
    ended = do(raising(exc))
    assert (ended.status, ended.error, ended.attempts) == ("failed", str(exc), 1)
    told = {"type": f"urn:spacelaunch:{kind}", "status": status, "detail": str(exc)}
    assert {**ended.problem, **told, **exc.facts} == ended.problem


def test_what_may_pass_is_tried_again_and_ends_with_the_last_word(do):
    again = do(raising(SourceUnavailableError("Kaggle: no answer")))
    assert (again.status, again.problem) == ("queued", None)
    last = do(raising(SourceUnavailableError("Kaggle: no answer")), job_id="load-2", max_attempts=1)
    assert (last.status, last.problem["status"]) == ("failed", 503)


def test_an_errand_waits_for_the_end_of_what_is_in_its_way(do):
    waits = do(raising(OccupiedError("another run is going on")), max_attempts=1)
    assert (waits.status, waits.attempts, waits.error) == ("queued", 0, "another run is going on")
    assert waits.due_at > waits.created_at


def test_an_errand_that_would_take_the_last_worker_waits_and_is_not_done(fake_stores, do):
    for number in range(2):
        fake_stores.jobs.sign_of_life(f"worker {number}", 60)
    fake_stores.jobs.join(make_job(job_id="load-0", analysis="load"), make_job().created_at)
    fake_stores.jobs.change("load-0", lambda job: job.started("claim", "other", job.created_at))
    waits = do(raising(AssertionError("it was done")), max_attempts=1)
    assert (waits.status, waits.attempts) == ("queued", 0)
    assert "a worker is free for charts" in waits.error


def test_what_only_a_newer_worker_can_do_fails_here_with_what_there_is(fake_stores):
    fake_stores.jobs.join(make_job(job_id="dance-1", analysis="dance"), make_job().created_at)
    run_job("dance-1", fake_stores, "worker", errands={})
    ended = fake_stores.jobs.get("dance-1")
    assert ended.status == "failed"
    assert "no analysis 'dance'" in ended.error
