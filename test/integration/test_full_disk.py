"""A Redis whose disk is full: what was stored is served, and everybody says what is wrong."""

import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest

import patient_http
from api_process import RunningApi
from spacelaunch.domain.job import JobStatus
from spacelaunch.errors import StorageReadOnlyError
from spacelaunch.storage.connection import connect
from worker_process import wait_until

FULL = "Redis cannot write: its disk does not take it; its log says why"


@pytest.fixture
def worker(settings):
    """Start a worker whose words can be read."""
    started = []

    def starting():
        process = subprocess.Popen(
            [sys.executable, "-m", "spacelaunch", "worker"],
            env={**os.environ, **settings.environment()},
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield starting
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def full(redis_server, stores):
    """Redis' disk is full, and Redis has noticed."""
    with redis_server.disk_full():
        wait_until(lambda: not can_write(stores))
        yield
    wait_until(lambda: can_write(stores))


def can_write(stores):
    try:
        stores.jobs.sign_of_life("nobody", 0)
    except StorageReadOnlyError:
        return False
    return True


def ends_in_one_line(process):
    _, said = process.communicate(timeout=60)
    own = [line for line in said.splitlines() if line.startswith("spacelaunch: ")]
    assert (process.returncode, own) == (1, [f"spacelaunch: {FULL}"]), said
    assert "Traceback" not in said, said


def test_a_worker_that_draws_ends_in_one_line(worker, loaded, ask, redis_server):
    drawing = worker()
    job = ask(size="20x16", dpi=300)  # takes a second or more
    wait_until(lambda: loaded.jobs.get(job.job_id).status is JobStatus.IN_PROGRESS)
    with redis_server.disk_full():
        ends_in_one_line(drawing)


def waits_for_a_job(settings):
    """One that still signs on writes, and ends; even in state "idle" RQ writes before it waits."""
    clients = connect(settings.redis_database("queue")).client_list()
    return any(client["cmd"] in {"blpop", "blmove"} for client in clients)


def test_a_worker_that_waits_goes_on_when_there_is_room(start, loaded, ask, redis_server, settings):
    waiting = start()
    wait_until(lambda: waits_for_a_job(settings))
    with redis_server.disk_full():
        wait_until(lambda: not loaded.jobs.workers())
    job = ask()
    wait_until(lambda: loaded.jobs.get(job.job_id).is_over)
    assert not waiting.has_ended()


@pytest.mark.usefixtures("full")
def test_a_worker_that_starts_ends_in_one_line(worker):
    ends_in_one_line(worker())


@pytest.fixture
def api(settings, tmp_path):
    """One that counts what is asked, for which it writes."""
    running = RunningApi(replace(settings, rate_limit_read="9000/minute"), tmp_path)
    yield running
    running.end()


@pytest.mark.usefixtures("loaded")
def test_what_is_stored_is_served_and_everybody_says_what_is_wrong(api, redis_server, stores):
    whole = api.get("/data").text
    with redis_server.disk_full():
        wait_until(lambda: not can_write(stores))
        assert api.get("/data").text == whole
        assert api.get("/data?country=USA&sort=-year&limit=3").status_code == 200
        assert {api.get(path).status_code for path in ("/data/summary", "/jobs", "/help")} == {200}
        refused = patient_http.post(f"{api.url}/analyze/timeline")
        assert (refused.status_code, refused.json()["detail"]) == (503, FULL)
        assert api.get("/readyz").json()["detail"] == FULL
        balanced = api.get("/readyz?workers=0")
        assert (balanced.status_code, balanced.json()["warning"]) == (200, FULL)
        metrics = api.get("/metrics").text
        assert re.search(r"^spacelaunch_storage_writable 0.0$", metrics, re.MULTILINE)
    wait_until(lambda: can_write(stores))
    assert patient_http.post(f"{api.url}/analyze/timeline").status_code == 202
    assert api.said.count(FULL) <= 2  # once for each process, not for each request
    assert "Traceback" not in api.said
