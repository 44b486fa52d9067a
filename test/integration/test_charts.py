"""Charts by their address: a real server, a real worker, a real Redis, and clients at once."""

import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest

from api_process import RunningApi
from data_sets import load_csv
from spacelaunch.api.app import create_app
from spacelaunch.domain.job import JobStatus
from spacelaunch.sources.sample import sample_csv
from worker_process import WorkerProcess, wait_until

CLIENTS = 20
WAITING = "?wait=60"


@pytest.fixture
def get(settings, loaded):
    """Ask an application that has a place for each client: three of four threads may wait."""
    app = create_app(replace(settings, api_threads=32), loaded)
    return lambda path, **headers: app.test_client().get(path, headers=headers)


@pytest.fixture
def drawing(loaded, start, gate):
    """A worker that draws once the gate is gone, and the wait until it is at it."""
    start(WorkerProcess.gated, gate)

    def is_drawing():
        return loaded.jobs.page((JobStatus.IN_PROGRESS,), (), 9)

    return lambda: wait_until(is_drawing)


def all_jobs(stores):
    return stores.jobs.many(job_id for _, job_id in stores.jobs.page((), (), 100))


def test_clients_that_ask_at_once_for_a_new_chart_share_one_job(get, loaded, drawing, gate):
    with ThreadPoolExecutor(CLIENTS) as pool:
        asked = [pool.submit(get, f"/charts/timeline.png{WAITING}") for _ in range(CLIENTS)]
        drawing()
        gate.unlink()
        answers = [each.result() for each in asked]
    assert {answer.status_code for answer in answers} == {200}
    assert len({(answer.headers["ETag"], answer.data) for answer in answers}) == 1
    (job,) = all_jobs(loaded)
    assert (job.status, job.attempts) == ("complete", 1)


def test_all_of_a_chart_comes_in_one_file(get, loaded, drawing, gate):
    gate.unlink()
    answer = get(f"/charts/sector.zip{WAITING}")
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    with ZipFile(BytesIO(answer.data)) as packed:
        assert packed.read("sector.png") == get(f"/charts/sector.png{WAITING}").data
        assert b"from launches" in packed.read("query.sql")


def test_data_that_are_replaced_while_it_is_drawn_do_not_mix(get, loaded, drawing, gate):
    before = loaded.launches.current().version
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(get, f"/charts/sector.csv{WAITING}")
        drawing()
        text = "".join(sample_csv(rows=300)).encode()
        load_csv(loaded.launches, text, "sample", datetime.now(UTC))
        gate.unlink()
        answer = asked.result()
    assert (answer.status_code, answer.headers["ETag"].startswith(f'"{before}-')) == (200, True)
    after = get(f"/charts/sector.csv{WAITING}", **{"If-None-Match": answer.headers["ETag"]})
    now = loaded.launches.current().version
    assert (after.status_code, after.headers["ETag"].startswith(f'"{now}-')) == (200, True)
    pinned = get(f"/charts/sector.csv{WAITING}&version={before}")
    assert (pinned.status_code, pinned.data) == (200, answer.data)


def test_a_client_that_leaves_leaves_its_chart_to_the_next(
    settings, tmp_path, loaded, drawing, gate
):
    api = RunningApi(settings, tmp_path, processes=1)
    host, port = api.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as leaving:
        leaving.sendall(
            f"GET /charts/timeline.svg{WAITING} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
        )
        drawing()
    gate.unlink()
    answer = api.get(f"/charts/timeline.svg{WAITING}")
    api.end()
    assert answer.status_code == 200
    (job,) = all_jobs(loaded)
    assert (job.status, job.attempts) == ("complete", 1)
