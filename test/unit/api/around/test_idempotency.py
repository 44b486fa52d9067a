from io import BytesIO

import pytest

from factories import NOW, csv_bytes, make_record
from spacelaunch.api.app import create_app
from spacelaunch.config import Settings
from spacelaunch.domain.api_key import Scope
from spacelaunch.errors import NotFoundError, StorageUnavailableError
from spacelaunch.storage.idempotency_store import IdempotencyStore

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
    ("record", "name"),
    [
        pytest.param({"Year": "2002", "DateTime": ""}, "a.csv", id="content"),
        pytest.param({}, "b.csv", id="name"),
    ],
)
def test_a_key_of_another_request_is_refused(client, record, name):
    upload(client, csv_bytes([make_record()]))
    answer = upload(client, csv_bytes([make_record(**record)]), name)
    assert (answer.status_code, answer.get_json()["type"]) == (422, "urn:spacelaunch:key-reused")


@pytest.mark.parametrize(
    ("path", "accept"), [("/analyze/sector", "*/*"), ("/analyze/timeline", "image/png")]
)
def test_so_is_one_of_another_question_or_form(loaded, path, accept):
    loaded.post("/analyze/timeline", headers={**KEY, "Accept": "*/*"})
    assert loaded.post(path, headers={**KEY, "Accept": accept}).status_code == 422


def test_what_is_only_tried_is_tried_anew_and_takes_no_key(loaded):
    first = loaded.post("/analyze/timeline?dry_run=1", headers=KEY)
    loaded.post("/data", json=[make_record(Detail="Rocket 3 | Mission 3")])
    again = loaded.post("/analyze/timeline?dry_run=1", headers=KEY)
    counts = [answer.get_json()["rows_matched"] for answer in (first, again)]
    assert counts == [2, 3]
    assert loaded.post("/analyze/timeline", headers=KEY).status_code == 202


def test_a_key_belongs_to_its_caller(loaded):
    mine = loaded.post("/analyze/timeline", headers=KEY, environ_base={"REMOTE_ADDR": "10.0.0.1"})
    yours = loaded.post("/analyze/sector", headers=KEY, environ_base={"REMOTE_ADDR": "10.0.0.2"})
    assert [mine.status_code, yours.status_code] == [202, 202]
    assert yours.get_json()["job_id"].startswith("sector-")


def test_two_keys_from_one_address_are_two_callers(fake_stores):
    app = create_app(Settings(api_keys="required").checked(), fake_stores)
    texts = [fake_stores.keys.create(name, Scope.WRITE, NOW)[0] for name in ("a", "b")]
    reports = [
        app.test_client().post(
            "/data", json=[make_record()], headers={**KEY, "Authorization": f"Bearer {text}"}
        )
        for text in texts
    ]
    assert ["Idempotency-Replayed" in answer.headers for answer in reports] == [False, False]
    assert reports[1].get_json()["unchanged"] == 1


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


def test_a_replay_has_the_headers_that_the_first_answer_had(loaded, done):
    headers = {**KEY, "Accept": "image/png", "Prefer": "wait=1"}
    first, again = (loaded.post("/analyze/timeline", headers=headers) for _ in range(2))
    names = ("Content-Type", "ETag", "Content-Disposition", "Preference-Applied", "Vary")
    assert [again.headers.get(name) for name in names] == [first.headers[name] for name in names]


def test_an_error_of_the_client_did_nothing_and_frees_the_key(loaded):
    first, again = (loaded.post("/analyze/timeline?dpi=1", headers=KEY) for _ in range(2))
    assert (again.status_code, again.data) == (400, first.data)
    assert "Idempotency-Replayed" not in again.headers
    assert loaded.post("/analyze/timeline?dpi=60", headers=KEY).status_code == 202


def test_a_conflict_is_not_answered_again_when_it_is_over(client):
    assert client.post("/analyze/timeline", headers=KEY).status_code == 409
    client.post("/data", json=[make_record()])
    assert client.post("/analyze/timeline", headers=KEY).status_code == 202


def test_a_condition_that_did_not_hold_is_asked_again(loaded):
    only_first = {**KEY, "If-None-Match": "*"}
    assert loaded.post("/data", json=[make_record()], headers=only_first).status_code == 412
    loaded.delete("/data")
    assert loaded.post("/data", json=[make_record()], headers=only_first).status_code == 201


@pytest.mark.parametrize("away", [["keep"], ["keep", "hold"]], ids=["full", "away"])
def test_what_happened_is_answered_and_not_done_twice_where_the_answer_cannot_be_kept(
    client, monkeypatch, away
):
    for method in away:
        monkeypatch.setattr(IdempotencyStore, method, unavailable)
    first = upload(client, csv_bytes([make_record()]))
    client.delete("/data")
    again = upload(client, csv_bytes([make_record()]))
    assert (first.status_code, again.status_code) == (201, 409)
    assert "look at what is there" in again.get_json()["detail"]
    assert client.get("/data").get_json() == []


def test_an_error_is_answered_as_it_is_where_the_key_cannot_be_freed(loaded, monkeypatch):
    monkeypatch.setattr(IdempotencyStore, "drop", unavailable)
    assert loaded.post("/analyze/timeline?dpi=1", headers=KEY).status_code == 400


def unavailable(*_, **__):
    raise StorageUnavailableError


def test_an_error_of_the_server_is_tried_again(loaded, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("spacelaunch.api.routes.submission.submit", unavailable)
        assert loaded.post("/analyze/timeline", headers=KEY).status_code == 503
    assert loaded.post("/analyze/timeline", headers=KEY).status_code == 202


def test_an_unexpected_error_leaves_the_key_free(loaded, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("spacelaunch.api.routes.submission.submit", lambda *_, **__: 1 / 0)
        assert loaded.post("/analyze/timeline", headers=KEY).status_code == 500
    assert loaded.post("/analyze/timeline", headers=KEY).status_code == 202


def test_a_job_that_failed_frees_the_key(loaded, fake_stores):
    job_id = loaded.post("/analyze/timeline", headers=KEY).get_json()["job_id"]
    jobs = fake_stores.jobs
    jobs.change(job_id, lambda job: job.started("claim", "worker", NOW))
    repeat = loaded.post("/analyze/timeline", headers=KEY)
    assert repeat.headers["Idempotency-Replayed"] == "true"
    jobs.change(job_id, lambda job: job.failed("claim", NOW, "Redis was full"))
    again = loaded.post("/analyze/timeline", headers=KEY)
    assert ("Idempotency-Replayed" in again.headers, again.status_code) == (False, 202)
    assert jobs.get(job_id).status == "queued"


def test_a_job_that_is_forgotten_was_done(loaded):
    job_id = loaded.post("/analyze/timeline", headers=KEY).get_json()["job_id"]
    loaded.post(f"/jobs/{job_id}/cancel")
    loaded.delete(f"/jobs/{job_id}")
    again = loaded.post("/analyze/timeline", headers=KEY)
    assert again.headers["Idempotency-Replayed"] == "true"


def test_while_the_first_is_at_work_a_repeat_is_a_conflict(loaded, monkeypatch):
    def meanwhile(*_):
        answers.append(loaded.application.test_client().post("/analyze/timeline", headers=KEY))
        raise NotFoundError("later")

    answers = []
    monkeypatch.setattr("spacelaunch.jobs.submit.find_asked", meanwhile)
    loaded.post("/analyze/timeline", headers=KEY)
    assert answers[0].status_code == 409


@pytest.mark.parametrize("key", ["", "x" * 256], ids=["empty", "long"])
def test_a_key_out_of_bounds_is_refused(loaded, key):
    answer = loaded.post("/analyze/timeline", headers={"Idempotency-Key": key})
    assert (answer.status_code, "1 to 255 printable" in answer.get_json()["detail"]) == (400, True)
