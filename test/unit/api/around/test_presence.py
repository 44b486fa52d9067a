from types import SimpleNamespace

import pytest

from factories import csv_bytes, make_record

GONE = {"gunicorn.socket": SimpleNamespace(has_ended=lambda: True)}
THERE = {"gunicorn.socket": SimpleNamespace(has_ended=lambda: False)}
CSV = {"data": csv_bytes([make_record()]), "content_type": "text/csv"}


def test_nothing_is_loaded_for_a_client_that_has_gone(client):
    answer = client.post("/data", environ_overrides=GONE, **CSV)
    assert (answer.status_code, answer.get_json()["type"]) == (400, "urn:spacelaunch:client-gone")
    assert client.get("/data/summary").status_code == 404


def test_a_file_is_read_for_as_long_as_its_client_is_there(client):
    asked = []

    def has_ended():
        asked.append(None)
        return len(asked) == 4

    leaves = {"gunicorn.socket": SimpleNamespace(has_ended=has_ended)}
    large = csv_bytes(make_record(Detail=f"Rocket 1 | {n}") for n in range(500))
    body = {"data": large, "content_type": "text/csv"}
    answer = client.post("/data", environ_overrides=leaves, **body)
    assert answer.get_json()["type"] == "urn:spacelaunch:client-gone"
    assert len(asked) == 4
    assert client.get("/data/summary").status_code == 404


@pytest.mark.parametrize("environ", [THERE, {}], ids=["one that is there", "one of a test"])
def test_a_client_is_served(client, environ):
    assert client.post("/data", environ_overrides=environ, **CSV).status_code == 201


def test_a_wait_ends_when_the_client_has_gone(loaded):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    answer = loaded.get(f"/jobs/{job_id}?wait=60", environ_overrides=GONE)
    assert answer.get_json()["status"] == "queued"


def test_a_stream_of_events_ends_when_the_client_has_gone(loaded):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    events = loaded.get(f"/jobs/{job_id}/events", environ_overrides=GONE, buffered=True).text
    assert events.count("event: job") == 1
