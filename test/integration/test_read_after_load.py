"""What was loaded through one process is read through every other from then on."""

from contextlib import ExitStack

import pytest

import patient_http
from api_process import RunningApi
from spacelaunch.sources.sample import sample_csv

READERS = 4
ROUNDS = 5


@pytest.fixture
def api(settings, tmp_path):
    running = RunningApi(settings, tmp_path, processes=2)
    yield running
    running.end()


@pytest.fixture
def readers(api):
    """Connections that stay, so that both processes have some."""
    with ExitStack() as stack:
        yield [stack.enter_context(patient_http.Client(base_url=api.url)) for _ in range(READERS)]


def counts(readers):
    """What each says is loaded, asked twice: the second answer is one that was kept."""
    paths = ("/data/summary", "/data?limit=1") * 2
    answers = [reader.get(path) for reader in readers for path in paths]
    assert {answer.status_code for answer in answers} == {200}
    return {
        int(answer.headers.get("X-Total-Count") or answer.json()["launch_count"])
        for answer in answers
    }


def test_each_load_and_each_deletion_is_seen_by_all_at_once(api, readers):
    for number in range(ROUNDS):
        rows = 20 + number
        body = "".join(sample_csv(rows=rows, seed=number)).encode()
        writer = readers[number % READERS]
        assert writer.post("/data", files={"file": ("a.csv", body)}).status_code == 201
        assert counts(readers) == {rows}
        assert writer.delete("/data").status_code == 200
        assert {reader.get("/data").text for reader in readers} == {"[]\n"}
