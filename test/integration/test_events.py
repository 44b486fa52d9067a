"""A job's events through a real server, with a real worker and a real Redis."""

import os
import signal
import subprocess
import sys
from dataclasses import replace

import httpx
import orjson
import pytest

import patient_http
from shell import free_port
from worker_process import WorkerProcess, wait_until


def answers(url):
    try:
        return patient_http.get(f"{url}/healthz").status_code == 200
    except httpx.TransportError:
        return False


@pytest.fixture
def server(settings):
    """The API alone, as `spacelaunch api` runs it."""
    own = replace(settings, port=free_port(), api_processes=1)
    process = subprocess.Popen(
        [sys.executable, "-m", "spacelaunch", "api"], env={**os.environ, **own.environment()}
    )
    url = f"http://127.0.0.1:{own.port}"
    wait_until(lambda: answers(url))
    yield url
    process.terminate()
    process.wait(60)


def events(stream):
    """Name and data of each event, as it comes."""
    name = ""
    for line in stream.iter_lines():
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, orjson.loads(line.removeprefix("data: "))


def test_a_stream_tells_each_change_and_ends_with_the_job(server, loaded, start, ask, gate):
    job = ask()
    statuses = []
    with patient_http.stream("GET", f"{server}/jobs/{job.job_id}/events") as stream:
        for name, data in events(stream):
            statuses.append((name, data["status"]))
            if data["status"] == "queued":
                start(WorkerProcess.gated, gate)
            elif gate.exists():
                gate.unlink()
    assert statuses[:2] == [("job", "queued"), ("job", "in progress")]
    assert statuses[-1] == ("job", "complete")


def test_a_stream_ends_with_an_error_where_redis_goes_away(server, redis_server, ask):
    job = ask()
    with patient_http.stream("GET", f"{server}/jobs/{job.job_id}/events") as stream:
        told = events(stream)
        assert next(told)[1]["status"] == "queued"
        redis_server.stop(signal.SIGKILL)
        rest = list(told)
    redis_server.start()
    assert [name for name, _ in rest] == ["error"]
    assert rest[0][1]["detail"] == "Redis does not answer"
    assert patient_http.get(f"{server}/healthz").status_code == 200


def test_a_drawing_is_cancelled_over_http_while_its_stream_is_read(server, start, ask, gate):
    worker = start(WorkerProcess.gated, gate, "deaf")
    job = ask()
    path = f"{server}/jobs/{job.job_id}"
    with patient_http.stream("GET", f"{path}/events") as stream:
        told = events(stream)
        while next(told)[1]["status"] != "in progress":
            pass
        assert patient_http.post(f"{path}/cancel").json()["status"] == "cancelled"
        assert wait_until(lambda: not worker.horses()) < 1
        assert [data["status"] for _, data in told] == ["cancelled"]
    assert patient_http.delete(path).json() == {"status": "job deleted"}
