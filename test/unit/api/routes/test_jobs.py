from datetime import datetime, timedelta

import pytest

from factories import NOW
from spacelaunch.queries.registry import ANALYSES

ONE, ANOTHER = {"REMOTE_ADDR": "10.0.0.1"}, {"REMOTE_ADDR": "10.0.0.2"}


def test_a_job_is_described_with_its_links(loaded):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    job = loaded.get(f"/jobs/{job_id}").get_json()
    assert (job["id"], job["type"], job["status"]) == (job_id, "timeline", "queued")
    assert (job["attempts"], job["progress"], job["result_ready"]) == (0, 0, False)
    assert job["links"] == {
        "self": f"/jobs/{job_id}",
        "events": f"/jobs/{job_id}/events",
        "result": f"/results/{job_id}",
    }


def test_every_answer_about_a_job_has_its_job_id(loaded, done):
    queued = loaded.post("/analyze/sector").get_json()["job_id"]
    asked = [
        loaded.post("/analyze/timeline").get_json(),
        loaded.post("/analyze/timeline?wait=1").get_json(),
        loaded.get(f"/jobs/{done}").get_json(),
        loaded.get(f"/jobs/{done}?wait=1").get_json(),
        loaded.get("/jobs?type=timeline").get_json()[0],
    ]
    assert [body["job_id"] for body in asked] == [done] * 5
    ended = loaded.post(f"/jobs/{queued}/cancel"), loaded.post(f"/jobs/{queued}/retry")
    assert [answer.get_json()["job_id"] for answer in ended] == [queued] * 2


def test_a_complete_job_has_its_result_ready(loaded, done):
    job = loaded.get(f"/jobs/{done}").get_json()
    assert (job["status"], job["result_ready"], job["progress"]) == ("complete", True, 100)


def test_a_failed_job_says_why(loaded, fake_stores):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    fake_stores.jobs.change(job_id, lambda job: job.started("c", "w", NOW))
    fake_stores.jobs.change(job_id, lambda job: job.failed("c", NOW, "no ink"))
    job = loaded.get(f"/jobs/{job_id}").get_json()
    assert (job["status"], job["error"]) == ("failed", "no ink")


def test_an_unknown_job_is_404(client):
    answer = client.get("/jobs/nope")
    assert (answer.status_code, answer.get_json()["detail"]) == (404, "no job nope")


def test_the_newest_jobs_come_first(loaded):
    first = loaded.post("/analyze/timeline").get_json()["job_id"]
    second = loaded.post("/analyze/sector").get_json()["job_id"]
    assert [job["id"] for job in loaded.get("/jobs").get_json()] == [second, first]
    assert [job["id"] for job in loaded.get("/jobs?limit=1").get_json()] == [second]


def test_a_limit_out_of_bounds_is_refused(client):
    assert client.get("/jobs?limit=0").status_code == 400
    assert client.get("/jobs?limit=many").status_code == 400


def test_waiting_for_a_job_that_is_over_answers_at_once(loaded, done):
    assert loaded.get(f"/jobs/{done}?wait=60").get_json()["status"] == "complete"


def test_a_job_that_is_not_over_says_when_to_ask_again(loaded):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    assert loaded.get(f"/jobs/{job_id}").headers["Retry-After"] == "1"


def test_jobs_are_listed_by_status_and_type(loaded, done):
    queued = loaded.post("/analyze/sector").get_json()["job_id"]
    listed = loaded.get("/jobs?status=queued&status=failed&type=sector&type=timeline")
    assert [job["id"] for job in listed.get_json()] == [queued]
    assert listed.headers["X-Total-Count"] == "1"


def test_a_list_links_its_next_page_with_the_same_filters(loaded):
    first = loaded.post("/analyze/timeline").get_json()["job_id"]
    second = loaded.post("/analyze/timeline?dpi=60").get_json()["job_id"]
    page = loaded.get("/jobs?limit=1&status=queued")
    path = page.headers["Link"].removeprefix("<").removesuffix('>; rel="next"')
    rest = loaded.get(path)
    assert [page.get_json()[0]["id"], rest.get_json()[0]["id"]] == [second, first]
    assert (page.headers["X-Total-Count"], "Link" in rest.headers) == ("2", False)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        pytest.param(
            "status=done",
            "unknown value 'done'; there are queued, in progress, complete, failed, cancelled",
            id="status",
        ),
        pytest.param(
            "type=nope", f"type: unknown value 'nope'; there are {', '.join(ANALYSES)}", id="type"
        ),
        pytest.param("limit=1&limit=2", "limit is given twice: '1' and '2'", id="two limits"),
        pytest.param("cursor=nope", "cursor: it is damaged; take it from the Link", id="cursor"),
    ],
)
def test_a_filter_that_is_not_known_is_refused_with_the_known(client, query, message):
    answer = client.get(f"/jobs?{query}")
    assert (answer.status_code, message in answer.get_json()["detail"]) == (400, True)


def test_a_queued_job_says_its_place(loaded):
    loaded.post("/analyze/sector")
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    assert loaded.get(f"/jobs/{job_id}").get_json()["queue_position"] == 2
    assert [job["queue_position"] for job in loaded.get("/jobs").get_json()] == [2, 1]


def test_a_job_says_when_it_will_be_done_as_far_as_that_is_known(loaded, fake_stores):
    fake_stores.jobs.sign_of_life("w", 60)
    assert loaded.post("/analyze/timeline").get_json()["expected_at"] is None
    fake_stores.render_times.add("timeline", 8.0)
    answer = loaded.post("/analyze/timeline?year_from=2000")
    expected_at = datetime.fromisoformat(answer.get_json()["expected_at"])
    assert expected_at - fake_stores.jobs.now() <= timedelta(seconds=16)
    assert answer.headers["Retry-After"] == "16"
    job_id = answer.get_json()["job_id"]
    job = loaded.get(f"/jobs/{job_id}").get_json()
    assert datetime.fromisoformat(job["expected_at"]) >= expected_at
    loaded.post(f"/jobs/{job_id}/cancel")
    assert loaded.get(f"/jobs/{job_id}").get_json()["expected_at"] is None


def test_it_is_expected_in_the_turn_of_its_caller(loaded, fake_stores):
    fake_stores.jobs.sign_of_life("w", 60)
    for name, seconds in (("timeline", 40.0), ("sector", 8.0)):
        fake_stores.render_times.add(name, seconds)
    for year in (1990, 2000):
        loaded.post(f"/analyze/timeline?year_from={year}", environ_base=ONE)
    answer = loaded.post("/analyze/sector", environ_base=ANOTHER)
    # Behind one of the two that somebody else wants, and then its own time.
    assert answer.headers["Retry-After"] == "48"


def test_a_job_that_is_over_says_how_long_it_took(loaded, fake_stores):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    begun = fake_stores.jobs.get(job_id).due_at + timedelta(seconds=2)
    fake_stores.jobs.change(job_id, lambda job: job.started("c", "w", begun))
    ended = begun + timedelta(seconds=0.25)
    fake_stores.jobs.change(job_id, lambda job: job.failed("c", ended, "no ink"))
    job = loaded.get(f"/jobs/{job_id}").get_json()
    assert (job["queued_s"], job["run_s"], job["queue_position"]) == (2.0, 0.25, None)


def test_a_job_is_cancelled_and_run_again(loaded):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    assert loaded.post(f"/jobs/{job_id}/cancel").get_json()["status"] == "cancelled"
    assert loaded.post(f"/jobs/{job_id}/cancel").status_code == 409
    again = loaded.post(f"/jobs/{job_id}/retry")
    assert (again.status_code, again.get_json()["job_id"]) == (202, job_id)
    assert loaded.post(f"/jobs/{job_id}/retry").status_code == 409


def test_a_job_whose_data_are_gone_cannot_be_run_again(loaded):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    loaded.post(f"/jobs/{job_id}/cancel")
    loaded.delete("/data")
    answer = loaded.post(f"/jobs/{job_id}/retry")
    assert (answer.status_code, "are gone" in answer.get_json()["detail"]) == (410, True)


def test_a_deleted_job_is_gone_with_its_result(loaded, done):
    assert loaded.delete(f"/jobs/{done}").get_json() == {"status": "job deleted"}
    assert loaded.get(f"/jobs/{done}").status_code == 404
    assert loaded.get(f"/results/{done}").status_code == 404


def test_a_job_in_progress_cannot_be_deleted(loaded, fake_stores):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    fake_stores.jobs.change(job_id, lambda job: job.started("c", "w", NOW))
    assert loaded.delete(f"/jobs/{job_id}").status_code == 409


def test_a_wait_says_that_it_was_honoured_and_never_more_than_a_minute(loaded, done):
    answer = loaded.get(f"/jobs/{done}?wait=9999")
    assert answer.headers["Preference-Applied"] == "wait=60"


def test_where_too_many_wait_a_client_is_answered_at_once(loaded):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    seats = loaded.application.extensions["spacelaunch"].seats
    while seats.take():
        pass
    read, asked = loaded.get(f"/jobs/{job_id}?wait=60"), loaded.post("/analyze/timeline?wait=60")
    assert (read.get_json()["status"], asked.status_code) == ("queued", 202)
    assert "Preference-Applied" not in {**read.headers, **asked.headers}


def test_a_wait_of_thousands_of_digits_is_a_long_one(client, done):
    answer = client.get(f"/jobs/{done}", headers={"Prefer": f"wait={'9' * 5000}"})
    assert (answer.status_code, answer.get_json()["id"]) == (200, done)


def test_words_ignore_case(loaded):
    loaded.post("/analyze/timeline")
    assert len(loaded.get("/jobs?status=Queued&type=TIMELINE").get_json()) == 1


def test_a_limit_of_thousands_of_digits_is_refused(client):
    answer = client.get("/jobs", query_string={"limit": "9" * 3_000})
    assert answer.status_code == 400
