"""A Redis that is full, by loads or by whoever else uses it: what still works, and what is said."""

import json
from io import BytesIO

import pytest

from data_sets import stored_launches
from spacelaunch.api.app import create_app
from spacelaunch.errors import StorageFullError
from spacelaunch.sources.sample import sample_csv

MB = 1_000_000


@pytest.fixture
def redis(stores):
    redis = stores.launches._redis
    yield redis
    redis.config_set("maxmemory", 0)


@pytest.fixture
def client(settings, stores):
    return create_app(settings, stores).test_client()


@pytest.fixture
def upload(client):
    def uploading(rows):
        body = {"file": (BytesIO("".join(sample_csv(rows)).encode()), "launches.csv")}
        return client.post("/data", data=body, content_type="multipart/form-data")

    return uploading


@pytest.fixture
def append(client):
    def appending(number):
        record = {"Company Name": f"A{number}", "Year": 2001, "Private or State Run": "P"}
        return client.post("/data", data=json.dumps(record), content_type="application/json")

    return appending


def room(redis, size_bytes):
    """Let Redis hold this much more."""
    redis.config_set("maxmemory", redis.info("memory")["used_memory"] + size_bytes)


def fill(redis):
    """As if somebody else had filled it, whatever clients that go away may give back."""
    redis.config_set("maxmemory", 1)


def kept_bytes(redis):
    """Without what it keeps for clients, which depends on who is connected just then."""
    return redis.info("memory")["used_memory_dataset"]


def test_fifty_appends_take_no_more_room_than_a_few(upload, append, redis):
    upload(1_000)
    for number in range(5):
        append(number)
    before = kept_bytes(redis)
    answers = {append(number).status_code for number in range(5, 50)}
    assert answers == {201}
    assert kept_bytes(redis) < before * 1.2
    assert len(redis.keys("dataset:*:description")) == 4


def test_a_version_that_a_waiting_job_asks_about_outlives_any_number_of_appends(
    upload, append, client, stores
):
    upload(300)
    job_id = client.post("/analyze/timeline").get_json()["job_id"]
    for number in range(20):
        append(number)
    assert len(stored_launches(stores.launches, stores.jobs.get(job_id).version)) == 300


def test_a_load_for_which_there_is_no_room_is_a_503_that_says_so(upload, client, redis):
    old = upload(300).get_json()["version"]
    room(redis, MB // 10)
    answer = upload(2_500)
    problem = answer.get_json()
    assert (answer.status_code, problem["title"]) == (503, "The storage is full")
    assert "more would pass 80 %" in problem["detail"]
    assert answer.headers["Retry-After"] == "60"
    assert client.get("/data/summary").get_json()["version"] == old


def test_when_loads_have_taken_their_room_jobs_have_theirs(upload, client, redis):
    upload(300)
    room(redis, MB)
    while upload(2_500).status_code == 201:
        redis.set(f"filler:{redis.dbsize()}", b"x" * 100_000)
    assert client.post("/analyze/timeline").status_code == 202


def test_what_is_asked_for_ends_on_a_redis_that_is_full(upload, client, stores, redis):
    upload(300)
    ids = [client.post(f"/analyze/{name}").get_json()["job_id"] for name in ("timeline", "sector")]
    stores.jobs.change(ids[0], lambda job: job.started("c", "w", stores.jobs.now()))
    fill(redis)
    assert client.post("/analyze/geography").get_json()["title"] == "The storage is full"
    stores.jobs.change(ids[0], lambda job: job.failed("c", stores.jobs.now(), "broken"))
    assert client.post(f"/jobs/{ids[1]}/cancel").get_json()["status"] == "cancelled"
    assert [client.delete(f"/jobs/{job_id}").status_code for job_id in ids] == [200, 200]
    left = {job_id for _, job_id in stores.jobs.page((), (), 9)}
    assert not left.intersection(ids)


def test_workers_are_seen_alive_and_one_sweeps_on_a_redis_that_is_full(stores, redis):
    fill(redis)
    for worker in ("w1", "w2"):
        stores.jobs.sign_of_life(worker, lasts_s=60)
    assert stores.jobs.workers() == ["w1", "w2"]
    assert [stores.jobs.take_turn(worker, 60) for worker in ("w1", "w2", "w1")] == [1, 0, 1]


def test_a_result_leaves_room_for_jobs(upload, client, stores, redis):
    upload(300)
    # So much that what Redis still gives back of the upload's own buffers is no part of it.
    redis.set("filler", b"x" * 50 * MB)
    redis.config_set("maxmemory", int(redis.info("memory")["used_memory"] * 1.03))
    with pytest.raises(StorageFullError, match="would pass 95 %"):
        stores.results.save("timeline-1", {"png": b"x" * 1_000})
    assert client.post("/analyze/timeline").status_code == 202


def test_data_can_be_deleted_from_a_redis_that_is_full(upload, append, client, redis):
    upload(300)
    append(1)
    fill(redis)
    refused = append(2)
    assert (refused.status_code, refused.get_json()["title"]) == (503, "The storage is full")
    assert client.delete("/data").status_code == 200
    assert redis.keys("dataset:*") == []
