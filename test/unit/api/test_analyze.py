import pytest


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
    ("path", "body", "status", "message"),
    [
        pytest.param("nope", {}, 404, "no analysis 'nope'; there are: timeline", id="analysis"),
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


def test_a_client_that_waits_for_anything_gets_the_job(loaded, done):
    answer = loaded.post("/analyze/timeline?wait=1")
    assert answer.get_json()["id"] == done


def test_a_wait_that_ends_too_early_answers_202(loaded):
    assert loaded.post("/analyze/timeline?wait=0").status_code == 202


def test_each_analysis_is_listed_with_its_parameters(client):
    listed = {entry["name"]: entry["parameters"] for entry in client.get("/analyze").get_json()}
    assert {"timeline", "sector", "geography", "top-private"} <= listed.keys()
    assert listed["top-private"]["properties"]["top"]["default"] == 10
