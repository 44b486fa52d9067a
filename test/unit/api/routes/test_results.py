import orjson
import pytest

from factories import NOW
from spacelaunch.api.routes.results import RESULT


@pytest.fixture
def worker_ends(fake_stores, monkeypatch):
    """A worker that ends each drawing at once: with these forms, with a reason, or with nothing."""

    def ending(forms=None, reason=None, forgets=False):
        put = type(fake_stores.queue).put

        def put_and_end(queue, job):
            put(queue, job)
            fake_stores.jobs.change(job.job_id, lambda job: job.started("c", "w", NOW))
            if reason:
                fake_stores.jobs.change(job.job_id, lambda job: job.failed("c", NOW, reason))
                return
            if forgets:
                fake_stores.results.delete(job.params["job_id"])
            fake_stores.results.add(job.params["job_id"], forms or {"x": b""})
            far = NOW.replace(year=2099)
            fake_stores.jobs.change(job.job_id, lambda job: job.completed("c", NOW, far))

        monkeypatch.setattr(type(fake_stores.queue), "put", put_and_end)

    return ending


@pytest.mark.parametrize(
    ("suffix", "accept", "mimetype"),
    [
        pytest.param("", "*/*", "image/png", id="anything"),
        pytest.param("", "image/svg+xml", "image/svg+xml", id="svg by Accept"),
        pytest.param("", "application/json", "application/json", id="json by Accept"),
        pytest.param("", "text/csv", "text/csv", id="csv by Accept"),
        pytest.param("", "text/plain", "text/plain", id="letters by Accept"),
        pytest.param(".txt", "*/*", "text/plain", id="letters"),
        pytest.param(".png", "application/json", "image/png", id="the suffix wins"),
        pytest.param(".svg", "*/*", "image/svg+xml", id="svg"),
        pytest.param(".json", "*/*", "application/json", id="json"),
        pytest.param(".csv", "*/*", "text/csv", id="csv"),
    ],
)
def test_a_result_comes_in_the_form_asked_for(loaded, done, suffix, accept, mimetype):
    answer = loaded.get(f"/results/{done}{suffix}", headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (200, mimetype)


def test_without_an_accept_header_it_is_the_picture(loaded, done):
    assert loaded.get(f"/results/{done}").data == b"\x89PNG"


def test_the_table_is_csv(loaded, done):
    assert loaded.get(f"/results/{done}.csv").text == "year\r\n2001\r\n"


def test_a_form_that_does_not_exist_is_404(loaded, done):
    answer = loaded.get(f"/results/{done}.gif")
    assert (answer.status_code, ".png, .svg" in answer.get_json()["detail"]) == (404, True)


def test_a_type_that_cannot_be_had_is_406(loaded, done):
    answer = loaded.get(f"/results/{done}", headers={"Accept": "image/gif"})
    assert (answer.status_code, "image/png" in answer.get_json()["detail"]) == (406, True)


def test_an_unknown_result_is_404(client):
    assert client.get("/results/nope").status_code == 404


def test_a_result_that_is_not_ready_is_404_with_retry_after(loaded):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    answer = loaded.get(f"/results/{job_id}")
    assert (answer.status_code, answer.headers["Retry-After"]) == (404, "1")
    assert "is queued" in answer.get_json()["detail"]


def test_a_result_that_is_not_ready_comes_when_its_job_is_done(loaded, fake_stores):
    fake_stores.jobs.sign_of_life("w", 60)
    fake_stores.render_times.add("timeline", 9.0)
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    for address in (f"/results/{job_id}", f"/results/{job_id}.svg"):
        assert loaded.get(address).headers["Retry-After"] == "9"


def test_the_result_of_a_failed_job_is_404_with_the_reason(loaded, fake_stores):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    fake_stores.jobs.change(job_id, lambda job: job.started("c", "w", NOW))
    fake_stores.jobs.change(job_id, lambda job: job.failed("c", NOW, "no ink"))
    answer = loaded.get(f"/results/{job_id}")
    assert (answer.status_code, "no ink" in answer.get_json()["detail"]) == (404, True)
    assert "Retry-After" not in answer.headers


@pytest.fixture
def of_numbers(done, fake_stores):
    """A result of which nothing was drawn."""
    fake_stores.results.save(done, {"json": orjson.dumps(RESULT)})
    return done


def test_numbers_want_nothing_drawn(loaded, of_numbers):
    for form in ("json", "csv"):
        assert loaded.get(f"/results/{of_numbers}.{form}").status_code == 200
    assert len(loaded.get("/jobs").get_json()) == 1


def test_a_form_that_is_late_comes_when_it_is_drawn(loaded, of_numbers, fake_stores):
    fake_stores.jobs.sign_of_life("w", 60)
    fake_stores.render_times.add("draw", 6.0)
    answer = loaded.get("/charts/timeline.svg?wait=0")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "6")
    assert answer.get_json()["job_id"].startswith("draw-")


def test_a_form_is_drawn_when_somebody_wants_it(loaded, of_numbers, fake_stores, worker_ends):
    worker_ends({"svg": b"<svg/>"})
    answer = loaded.get(f"/results/{of_numbers}.svg")
    assert (answer.status_code, answer.data) == (200, b"<svg/>")
    worker_ends({"txt": b"x"})
    assert loaded.get(f"/results/{of_numbers}.svg").data == b"<svg/>"
    assert [job["type"] for job in loaded.get("/jobs").get_json()] == ["draw", "timeline"]


def test_all_forms_that_a_zip_lacks_are_drawn_at_once(loaded, of_numbers, worker_ends):
    worker_ends({"png": b"\x89PNG", "svg": b"<svg/>", "txt": b"x"})
    assert loaded.get("/charts/timeline.zip").status_code == 200
    drawn = [job["params"]["forms"] for job in loaded.get("/jobs?type=draw").get_json()]
    assert drawn == [["png", "svg", "txt"]]


def test_a_form_that_is_not_drawn_in_time_is_503_and_comes_later(loaded, of_numbers):
    answer = loaded.get("/charts/timeline.svg?wait=0")
    assert (answer.status_code, answer.get_json()["type"]) == (503, "urn:spacelaunch:being-drawn")
    assert answer.headers["Retry-After"]


def test_a_form_that_could_not_be_drawn_says_why(loaded, of_numbers, worker_ends):
    worker_ends(reason="no ink")
    answer = loaded.get(f"/results/{of_numbers}.svg")
    assert (answer.status_code, "no ink" in answer.get_json()["detail"]) == (500, True)


def test_a_result_that_goes_while_a_form_is_drawn_has_expired(loaded, of_numbers, worker_ends):
    worker_ends(forgets=True)
    assert loaded.get(f"/results/{of_numbers}.svg").status_code == 410


def test_an_expired_result_is_410(loaded, done, fake_stores):
    fake_stores.results.delete(done)
    assert loaded.get(f"/results/{done}").status_code == 410


def test_a_result_that_redis_has_lost_can_be_had_again(loaded, done, fake_stores):
    fake_stores.results.delete(done)
    assert loaded.get(f"/results/{done}").status_code == 410
    assert loaded.get(f"/jobs/{done}").get_json()["result_ready"] is False
    assert fake_stores.jobs.get(done).status == "complete"
    asked = loaded.post(f"/jobs/{done}/retry")
    assert (asked.status_code, fake_stores.jobs.get(done).status) == (202, "queued")


def test_a_result_may_be_cached_for_ever(loaded, done):
    answer = loaded.get(f"/results/{done}")
    assert "immutable" in answer.headers["Cache-Control"]
    again = loaded.get(f"/results/{done}", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_a_download_does_not_care_for_if_match(loaded, done):
    answer = loaded.get(f"/results/{done}", headers={"If-Match": '"other"'})
    assert (answer.status_code, answer.data) == (200, b"\x89PNG")
