"""Operating the service: real server processes, a real worker, a real Redis, real signals."""

import json
import os
import re
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

import patient_http
from api_process import RunningApi
from worker_process import wait_until

SUMMARY = 'spacelaunch_http_requests_total{method="GET",route="/data/summary",status="200"}'
HEALTH = 'spacelaunch_http_requests_total{method="GET",route="/healthz",status="200"}'


@pytest.fixture
def api(settings, tmp_path):
    running = RunningApi(settings, tmp_path)
    yield running
    running.end()


@pytest.fixture
def ask_twenty(api):
    """Ask twenty times at once, each on a connection of its own."""

    def asking(path):
        with ThreadPoolExecutor(8) as pool:
            return [answer.status_code for answer in pool.map(api.get, [path] * 20)]

    return asking


def value(api, name):
    """One value of `/metrics`, 0 where it is not there."""
    found = re.search(rf"^{re.escape(name)} (.+)$", api.get("/metrics").text, re.MULTILINE)
    return float(found[1]) if found else 0.0


def lines(text, **facts):
    """The log lines that are about these facts."""
    found = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    return [line for line in found if facts.items() <= line.items()]


@pytest.mark.usefixtures("loaded")
def test_requests_to_all_processes_are_counted_exactly(api, ask_twenty):
    assert [ask_twenty("/data/summary") for _ in range(10)] == [[200] * 20] * 10
    wait_until(lambda: value(api, SUMMARY) >= 200)
    assert value(api, SUMMARY) == 200
    assert len(list(api.folder.glob("spacelaunch-metrics-*/counter_*.db"))) == 2


@pytest.mark.usefixtures("loaded")
def test_what_a_process_counted_outlives_it(api, ask_twenty):
    ask_twenty("/data/summary")
    wait_until(lambda: value(api, SUMMARY) == 20)
    victim = api.processes()[0]
    os.kill(victim, signal.SIGKILL)
    wait_until(lambda: victim not in api.processes() and len(api.processes()) == 2)
    wait_until(lambda: api.get("/healthz").status_code == 200)
    assert value(api, SUMMARY) == 20


def test_metrics_are_there_while_redis_is_away(settings, redis_server, tmp_path):
    api = RunningApi(settings, tmp_path)
    try:
        redis_server.stop()
        assert value(api, "spacelaunch_storage_up") == 0
        assert value(api, HEALTH) >= 1
        redis_server.start()
        wait_until(lambda: value(api, "spacelaunch_storage_up") == 1)
    finally:
        api.end()


@pytest.fixture
def wait_until_it_waits(stores):
    """Return when a request waits for a job: then it looks at it again and again."""

    def looks():
        return stores.jobs._redis.info("commandstats").get("cmdstat_get", {}).get("calls", 0)

    before = looks()
    return lambda: wait_until(lambda: looks() > before + 10)


def test_a_stop_ends_waiting_requests_at_once_with_the_job_as_it_stands(
    api, ask, wait_until_it_waits
):
    job = ask()
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(api.get, f"/jobs/{job.job_id}?wait=60")
        wait_until_it_waits()
        began = time.monotonic()
        assert api.stop() == 0
    assert time.monotonic() - began < 30
    assert (waiting.result().status_code, waiting.result().json()["status"]) == (200, "queued")
    assert list(api.folder.glob("spacelaunch-metrics-*")) == []


def test_ctrl_c_is_not_held_up_by_a_waiting_request(api, ask, wait_until_it_waits):
    job = ask()
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(api.get, f"/jobs/{job.job_id}?wait=60")
        wait_until_it_waits()
        api.process.send_signal(signal.SIGINT)
        assert api.process.wait(30) == 0
        waiting.exception()  # answered or cut off, but over


def test_a_stop_lets_an_upload_at_hand_finish(api):
    began, stops = Event(), Event()

    def slowly():
        yield b'[{"Company Name":"A","Year":"2001",'
        began.set()
        assert stops.wait(60)
        yield b'"Private or State Run":"P"}]'

    with ThreadPoolExecutor() as pool:
        headers = {"Content-Type": "application/json"}
        upload = pool.submit(
            patient_http.post, f"{api.url}/data", content=slowly(), headers=headers
        )
        wait_until(lambda: began.is_set() and api.connections() == 1)
        api.process.send_signal(signal.SIGTERM)
        wait_until(lambda: "Handling signal: term" in api.said)
        stops.set()
        assert api.process.wait(60) == 0
    assert (upload.result().status_code, upload.result().json()["added"]) == (201, 1)


def test_a_server_that_stops_is_not_ready(api, ask, wait_until_it_waits):
    job = ask()
    with patient_http.Client(base_url=api.url) as client, ThreadPoolExecutor() as pool:
        client.get("/healthz")
        waiting = pool.submit(api.get, f"/jobs/{job.job_id}?wait=60")
        wait_until_it_waits()
        api.process.send_signal(signal.SIGTERM)
        while (answer := client.get("/readyz?workers=0")).status_code == 200:
            pass  # the signal is on its way to the process
        assert waiting.result().status_code == 200
    assert (answer.status_code, answer.json()["detail"]) == (503, "The server is stopping.")


@pytest.mark.usefixtures("loaded")
def test_a_request_can_be_followed_into_the_workers_log(api, start, capfd, monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_LOG_FORMAT", "json")
    start()
    headers = {"X-Request-ID": "follow-me"}
    answer = patient_http.post(f"{api.url}/analyze/timeline?wait=30", headers=headers)
    job_id = answer.json()["id"]
    assert answer.headers["X-Request-ID"] == "follow-me"
    assert len(lines(api.said, request_id="follow-me", route="/analyze/<name>")) == 1
    wait_until(lambda: value(api, 'spacelaunch_jobs{status="complete"}') == 1)
    told = lines(capfd.readouterr().err, request_id="follow-me", job_id=job_id)
    assert told[0]["message"] == f"job {job_id}: attempt 1 begins"


@pytest.mark.usefixtures("loaded")
def test_drawings_of_a_worker_are_seen_in_the_apis_metrics(api, start):
    start()
    patient_http.post(f"{api.url}/analyze/sector?wait=30")
    counted = 'spacelaunch_render_duration_seconds_count{analysis="sector"}'
    assert (value(api, counted), value(api, "spacelaunch_workers")) == (1, 1)


@pytest.fixture
def drawn(loaded, ask, start, monkeypatch):
    """All parts of a result, drawn from nothing by a worker of its own."""

    def drawing(seed):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        worker = start()
        job = ask()
        wait_until(lambda: loaded.jobs.get(job.job_id).is_over)
        parts = [loaded.results.part(job.job_id, name) for name in ("png", "svg", "json", "txt")]
        loaded.results._redis.flushdb()
        loaded.jobs._redis.flushdb()
        worker.end()
        assert all(parts)
        return parts

    return drawing


def test_two_processes_draw_the_same_bytes(drawn):
    first = drawn("1")
    assert None not in first
    assert drawn("2") == first
