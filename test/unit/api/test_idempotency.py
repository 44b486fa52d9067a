from io import BytesIO

import pytest

from factories import csv_bytes, make_record
from spacelaunch.errors import StorageUnavailableError

KEY = {"Idempotency-Key": '"8e03978e-40d5"'}


def upload(client, content, name="a.csv", **more):
    return client.post("/data", data={"file": (BytesIO(content), name)}, headers=KEY, **more)


def test_a_repeat_is_answered_as_the_first_and_does_nothing(client):
    first = upload(client, csv_bytes([make_record()]))
    client.delete("/data")
    again = upload(client, csv_bytes([make_record()]))
    assert (again.status_code, again.data) == (first.status_code, first.data) == (201, first.data)
    assert (again.headers["Location"], again.mimetype) == ("/data", "application/json")
    assert again.headers["Idempotency-Replayed"] == "true"
    assert client.get("/data").get_json() == []


def test_the_first_answer_is_not_a_replay(client):
    assert "Idempotency-Replayed" not in upload(client, csv_bytes([make_record()])).headers


def test_the_whole_file_is_loaded_after_it_was_hashed(client):
    records = [make_record(), make_record(Detail="Rocket 2 | Mission 2")]
    assert upload(client, csv_bytes(records)).get_json()["count"] == 2


@pytest.mark.parametrize(
    ("record", "name", "path"),
    [
        pytest.param({"Year": "2002", "DateTime": ""}, "a.csv", "/data", id="content"),
        pytest.param({}, "b.csv", "/data", id="name"),
        pytest.param({}, "a.csv", "/data?dry_run=1", id="argument"),
    ],
)
def test_a_key_of_another_request_is_refused(client, record, name, path):
    upload(client, csv_bytes([make_record()]))
    data = {"file": (BytesIO(csv_bytes([make_record(**record)])), name)}
    answer = client.post(path, data=data, headers=KEY)
    assert (answer.status_code, answer.get_json()["type"]) == (422, "urn:spacelaunch:key-reused")


def test_quotes_around_the_key_make_no_difference(loaded):
    loaded.post("/analyze/timeline", headers=KEY)
    bare = {"Idempotency-Key": "8e03978e-40d5"}
    again = loaded.post("/analyze/timeline", headers=bare)
    assert again.headers["Idempotency-Replayed"] == "true"


def test_a_repeated_analysis_is_answered_with_its_first_job(loaded):
    first = loaded.post("/analyze/timeline", headers=KEY)
    job_id = first.get_json()["job_id"]
    loaded.post(f"/jobs/{job_id}/cancel")
    again = loaded.post("/analyze/timeline", headers=KEY)
    assert (again.status_code, again.data) == (202, first.data)
    assert again.headers["Location"] == f"/jobs/{job_id}"
    assert loaded.get(f"/jobs/{job_id}").get_json()["status"] == "cancelled"


def test_an_error_of_the_client_is_answered_again(loaded):
    first = loaded.post("/analyze/timeline?dpi=1", headers=KEY)
    again = loaded.post("/analyze/timeline?dpi=1", headers=KEY)
    assert (again.status_code, again.data) == (400, first.data)
    assert again.mimetype == "application/problem+json"
    assert again.headers["Idempotency-Replayed"] == "true"


def test_an_error_of_the_server_is_tried_again(loaded, monkeypatch):
    def away(*_, **__):
        raise StorageUnavailableError

    with monkeypatch.context() as patch:
        patch.setattr("spacelaunch.api.analyze.submit", away)
        assert loaded.post("/analyze/timeline", headers=KEY).status_code == 503
    assert loaded.post("/analyze/timeline", headers=KEY).status_code == 202


def test_an_unexpected_error_leaves_the_key_free(loaded, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("spacelaunch.api.analyze.submit", lambda *_, **__: 1 / 0)
        assert loaded.post("/analyze/timeline", headers=KEY).status_code == 500
    assert loaded.post("/analyze/timeline", headers=KEY).status_code == 202


def test_while_the_first_is_at_work_a_repeat_is_a_conflict(loaded, monkeypatch):
    def meanwhile(_):
        answers.append(loaded.application.test_client().post("/analyze/timeline", headers=KEY))
        return "timeline"

    answers = []
    monkeypatch.setattr("spacelaunch.jobs.submit.find_analysis", meanwhile)
    loaded.post("/analyze/timeline", headers=KEY)
    assert answers[0].status_code == 409


@pytest.mark.parametrize("key", ["", "x" * 256], ids=["empty", "long"])
def test_a_key_out_of_bounds_is_refused(loaded, key):
    answer = loaded.post("/analyze/timeline", headers={"Idempotency-Key": key})
    assert (answer.status_code, "1 to 255 printable" in answer.get_json()["detail"]) == (400, True)
