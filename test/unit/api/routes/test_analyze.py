from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import NOW
from spacelaunch.queries.registry import ANALYSES


def test_a_request_is_accepted_with_a_job(loaded):
    answer = loaded.post("/analyze/timeline")
    body = answer.get_json()
    assert (answer.status_code, body["status"]) == (202, "queued")
    assert answer.headers["Location"] == body["links"]["self"] == f"/jobs/{body['job_id']}"
    assert answer.headers["Retry-After"] == "1"


def test_an_empty_object_asks_the_same_as_no_body(loaded):
    bare = loaded.post("/analyze/timeline").get_json()
    assert loaded.post("/analyze/timeline", json={}).get_json() == bare


def test_parameters_may_stand_in_the_query_string(loaded):
    by_body = loaded.post("/analyze/top-private", json={"top": 5}).get_json()
    assert loaded.post("/analyze/top-private?top=5").get_json() == by_body


def test_a_parameter_given_twice_is_refused(loaded):
    answer = loaded.post("/analyze/top-private?top=5", json={"top": 6})
    assert answer.get_json()["detail"] == "top is given in the body and in the query string"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("top=5&top=6", "top is given twice: '5' and '6'"),
        ("top=5&top=5", "top is given twice: '5' and '5'"),
        ("wait=0&wait=1", "wait is given twice: '0' and '1'"),
        ("dry_run=0&dry_run=1", "dry_run is given twice: '0' and '1'"),
    ],
)
def test_a_repeated_parameter_is_refused(loaded, query, message):
    answer = loaded.post(f"/analyze/top-private?{query}")
    assert (answer.status_code, answer.get_json()["detail"]) == (400, message)


def test_a_name_that_stands_twice_in_the_body_is_refused(loaded):
    body = '{"top": 5, "top": 6}'
    answer = loaded.post("/analyze/top-private", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.get_json()["detail"] == "'top' stands twice in one object: '5' and '6'"


@pytest.mark.parametrize(
    ("path", "body", "status", "message"),
    [
        pytest.param(
            "nope", {}, 404, f"no analysis 'nope'; there are: {', '.join(ANALYSES)}", id="analysis"
        ),
        pytest.param("timeline", {"tpo": 1}, 400, "unknown parameter 'tpo'", id="parameter"),
        pytest.param("top-private", {"top": -1}, 400, "top: ", id="top=-1"),
        pytest.param(
            "timeline",
            {"year_from": 2001, "year_to": 2000},
            400,
            "year_from 2001 is after year_to 2000",
            id="years",
        ),
        pytest.param("timeline", [], 400, "must be a JSON object", id="array"),
    ],
)
def test_a_bad_request_is_refused_with_its_reason(loaded, path, body, status, message):
    answer = loaded.post(f"/analyze/{path}", json=body)
    assert answer.status_code == status
    assert message in answer.get_json()["detail"]


def test_broken_json_is_refused(loaded):
    answer = loaded.post("/analyze/timeline", data="{", content_type="application/json")
    assert (answer.status_code, "not valid JSON" in answer.get_json()["detail"]) == (400, True)


def test_parameters_of_another_type_are_415(loaded):
    assert loaded.post("/analyze/timeline", data={"top": 5}).status_code == 415


def test_without_data_there_is_nothing_to_analyse(client):
    answer = client.post("/analyze/timeline")
    assert (answer.status_code, "POST /data" in answer.get_json()["detail"]) == (409, True)


def test_a_client_that_waits_for_a_picture_gets_it(loaded, done):
    headers = {"Prefer": "respond-async, wait=1", "Accept": "image/png"}
    answer = loaded.post("/analyze/timeline", headers=headers)
    assert (answer.mimetype, answer.data) == ("image/png", b"\x89PNG")
    assert answer.headers["Preference-Applied"] == "wait=1"


@pytest.mark.parametrize(
    ("accept", "mimetype", "body"),
    [
        ("image/svg+xml", "image/svg+xml", b"<svg/>"),
        ("text/csv", "text/csv", b"year\r\n2001\r\n"),
        ("text/plain", "text/plain", "█ 1\n".encode()),
        ("image/*", "image/png", b"\x89PNG"),
        ("image/svg+xml, application/json;q=0.5", "image/svg+xml", b"<svg/>"),
    ],
)
def test_a_client_that_waits_gets_the_form_that_it_accepts(loaded, done, accept, mimetype, body):
    answer = loaded.post("/analyze/timeline?wait=1", headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype, answer.data) == (200, mimetype, body)


@pytest.mark.parametrize("accept", ["*/*", "application/json", "application/*", "text/html, */*"])
def test_in_json_it_is_the_job(loaded, done, accept):
    answer = loaded.post("/analyze/timeline?wait=1", headers={"Accept": accept})
    assert (answer.mimetype, answer.get_json()["job_id"]) == ("application/json", done)


@pytest.mark.parametrize("query", ["", "?wait=1", "?dry_run=1"])
def test_a_form_that_cannot_be_had_is_406_and_makes_no_job(loaded, query):
    answer = loaded.post(f"/analyze/timeline{query}", headers={"Accept": "image/gif"})
    assert (answer.status_code, "image/svg+xml" in answer.get_json()["detail"]) == (406, True)
    assert loaded.get("/jobs").get_json() == []


@pytest.mark.parametrize("accept", ["image/svg+xml", "image/png", "text/csv"])
@pytest.mark.parametrize(
    ("end", "status", "message"),
    [
        pytest.param(
            lambda job: job.failed("c", NOW, "no ink"), 500, "failed: no ink", id="failed"
        ),
        pytest.param(lambda job: job.cancelled(NOW), 409, "was cancelled", id="cancelled"),
    ],
)
def test_what_left_no_result_is_an_error_and_no_file(
    loaded, fake_stores, monkeypatch, accept, end, status, message
):
    def wait_for(job_id, jobs, *_):
        jobs.change(job_id, lambda job: job.started("c", "w", NOW))
        return jobs.change(job_id, end)

    monkeypatch.setattr("spacelaunch.api.routes.job_answer.wait_for", wait_for)
    answer = loaded.post("/analyze/timeline?wait=1", headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert message in answer.get_json()["detail"]


def test_a_client_that_waits_for_anything_gets_the_job(loaded, done):
    answer = loaded.post("/analyze/timeline?wait=1")
    assert answer.get_json()["id"] == done


def test_a_wait_that_ends_too_early_answers_202(loaded):
    assert loaded.post("/analyze/timeline?wait=0").status_code == 202


def test_each_analysis_is_listed_with_its_parameters(client):
    listed = {entry["name"]: entry["parameters"] for entry in client.get("/analyze").get_json()}
    assert {"timeline", "sector", "geography", "top-private"} <= listed.keys()
    assert listed["top-private"]["properties"]["top"]["default"] == 10


def test_a_client_that_wants_no_wait_gets_none_even_of_a_complete_job(loaded, done):
    answer = loaded.post("/analyze/timeline", headers={"Prefer": "respond-async"})
    assert (answer.status_code, answer.get_json()["status"]) == (202, "complete")
    assert answer.headers["Preference-Applied"] == "respond-async"


def test_what_is_answered_already_leads_to_its_result_and_not_to_another_try(loaded, done):
    answer = loaded.post("/analyze/timeline")
    assert (answer.status_code, answer.get_json()["status"]) == (202, "complete")
    assert "Retry-After" not in answer.headers
    assert loaded.get(answer.get_json()["links"]["result"]).data == b"\x89PNG"


@pytest.mark.parametrize("wait", ["0", "30"])
def test_what_is_answered_already_is_200_for_who_waits_even_where_too_many_wait(
    loaded, done, wait, monkeypatch
):
    monkeypatch.setattr("spacelaunch.api.around.seats.Seats.take", lambda _: False)
    answer = loaded.post("/analyze/timeline", headers={"Prefer": f"wait={wait}"})
    assert (answer.status_code, answer.headers["Preference-Applied"]) == (200, f"wait={wait}")
    assert (answer.get_json()["job_id"], answer.get_json()["status"]) == (done, "complete")


def test_both_preferences_wait_and_then_answer_202(loaded):
    answer = loaded.post("/analyze/timeline", headers={"Prefer": "respond-async, wait=0"})
    assert answer.status_code == 202
    assert answer.headers["Preference-Applied"] == "respond-async, wait=0"


def test_no_cache_draws_a_complete_job_again_under_its_id(loaded, done, fake_stores):
    answer = loaded.post("/analyze/timeline", headers={"Cache-Control": "no-cache"})
    assert answer.get_json()["job_id"] == done
    again = fake_stores.jobs.get(done)
    assert (again.status, again.attempts) == ("queued", 0)


def test_no_cache_joins_a_job_that_is_queued(loaded, fake_stores):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    before = fake_stores.jobs.get(job_id)
    loaded.post("/analyze/timeline", headers={"Cache-Control": "no-cache"})
    assert fake_stores.jobs.get(job_id) == before


def test_a_dry_run_says_what_would_be_drawn_and_queues_nothing(loaded, fake_stores):
    answer = loaded.post("/analyze/top-private?dry_run=1", json={"top": 5, "year_from": 2001})
    said = answer.get_json()
    assert (answer.status_code, said["analysis"], said["rows_matched"]) == (200, "top-private", 2)
    assert (said["params"]["top"], said["params"]["theme"], said["cached"]) == (5, "light", False)
    assert loaded.get("/jobs").get_json() == []
    asked = loaded.post("/analyze/top-private", json={"top": 5, "year_from": 2001}).get_json()
    assert asked["job_id"] == said["job_id"]


def test_a_dry_run_knows_a_result_that_is_there(loaded, done):
    said = loaded.post("/analyze/timeline?dry_run=1").get_json()
    assert (said["cached"], said["job_id"]) == (True, done)


def test_a_dry_run_refuses_what_the_request_would(loaded):
    assert loaded.post("/analyze/timeline?dry_run=1&dpi=1").status_code == 400
    assert loaded.post("/analyze/timeline?dry_run=perhaps").status_code == 400


def test_a_full_queue_refuses_a_new_job_and_answers_by_those_there_are(loaded, fake_stores):
    context = loaded.application.extensions["spacelaunch"]
    full = replace(context, settings=replace(context.settings, queue_limit=1))
    loaded.application.extensions["spacelaunch"] = full
    first = loaded.post("/analyze/timeline")
    refused, joined = loaded.post("/analyze/sector"), loaded.post("/analyze/timeline")
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert refused.get_json()["type"] == "urn:spacelaunch:queue-full"
    assert (joined.status_code, joined.get_json()) == (202, first.get_json())
    assert len(loaded.get("/jobs").get_json()) == 1


@pytest.mark.parametrize("dry_run", ["", "&dry_run=1"])
def test_a_name_that_no_launch_has_is_422_with_the_nearest(loaded, dry_run):
    answer = loaded.post(f"/analyze/timeline?company=Acmee{dry_run}")
    assert answer.status_code == 422
    assert answer.get_json()["detail"] == "no provider 'Acmee'; did you mean Acme?"
    assert loaded.get("/jobs").get_json() == []


def test_one_question_is_one_job_however_its_names_are_written(loaded):
    queries = ["?country=USA", "?country=usa", "?country=us", "?country=USA&theme=LIGHT"]
    assert (
        len({loaded.post(f"/analyze/timeline{query}").get_json()["job_id"] for query in queries})
        == 1
    )


@pytest.mark.parametrize(
    "query",
    [
        "country=usa",
        "country=United States",
        "company=ACME",
        "provider=acme",
        "year_from=2001",
        "year__gte=2002",
        "year__lte=2001&year_from=2001",
        "year_to=2000",
    ],
)
def test_an_analysis_and_the_data_take_one_question_for_the_same(loaded, query):
    found = loaded.get(f"/data?{query}").headers["X-Total-Count"]
    said = loaded.post(f"/analyze/timeline?{query}&dry_run=1").get_json()
    assert said["rows_matched"] == int(found)


# The fixture is asked again and again, and does not change by that.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["country", "company", "year__gte", "size", "dpi", "theme", "nonsense"]),
    text=st.text() | st.from_regex(r"[0-9]+(x[0-9]+)?", fullmatch=True),
)
def test_no_value_of_any_parameter_is_our_failure(loaded, name, text):
    for query in ({"query_string": {name: text}}, {"json": {name: text}}):
        answer = loaded.post("/analyze/timeline", **query)
        assert answer.status_code in (202, 400, 422)


def test_a_job_is_made_by_redis_clock_whatever_the_servers_says(loaded, fake_stores, monkeypatch):
    monkeypatch.setattr("spacelaunch.api.around.context.now", lambda: NOW.replace(year=2099))
    monkeypatch.setattr("spacelaunch.api.routes.submission.now", lambda: NOW.replace(year=2099))
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    assert fake_stores.jobs.get(job_id).created_at <= fake_stores.jobs.now()
