"""What `up` loads by itself never takes the place of what somebody loads."""

from concurrent.futures import ThreadPoolExecutor

import pytest

import patient_http
from factories import csv_bytes, make_record
from kaggle_server import kaggle_server
from shell import free_port
from worker_process import wait_until


@pytest.fixture
def kaggle(monkeypatch):
    """Kaggle, which keeps whoever asks waiting."""
    with kaggle_server() as fake:
        for name, value in fake.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("KAGGLE_API_TOKEN", "KGAT_none")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        fake.hangs = True
        yield fake


def test_what_is_uploaded_while_the_starter_is_on_its_way_stays(up, kaggle):
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with ThreadPoolExecutor() as pool:
        starting = pool.submit(up, "--port", str(port))
        try:
            wait_until(lambda: bool(kaggle.requests) or starting.done())
            ready = patient_http.get(f"{url}/readyz").status_code
            mine = {"file": ("mine.csv", csv_bytes([make_record()]))}
            loaded = patient_http.post(f"{url}/data", files=mine).status_code
        finally:
            kaggle.released.set()
        stack = starting.result()
    assert (ready, loaded) == (503, 201)
    assert stack.get("/data/summary").json()["sources"] == ["mine.csv"]
    assert "Loaded meanwhile: 1 launches from mine.csv." in stack.said
    assert stack.get("/readyz").status_code == 200
