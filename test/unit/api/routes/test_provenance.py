def test_a_result_says_where_it_comes_from(loaded, done):
    found = loaded.get(f"/results/{done}/provenance").get_json()
    job = loaded.get(f"/jobs/{done}").get_json()
    assert (found["worker"], found["attempts"]) == ("worker", 1)
    assert (found["created_at"], found["finished_at"]) == (job["created_at"], job["finished_at"])
    assert found["request_id"] == job["request_id"]
    assert found["links"] == {
        "self": f"/results/{done}/provenance",
        "result": f"/results/{done}",
        "job": f"/jobs/{done}",
        "data": "/data/summary",
    }


def test_the_facts_are_those_of_the_result(loaded, done, fake_stores):
    fake_stores.results.save(done, {"json": b'{"program":"p 1","rows_used":7,"version":"v"}'})
    found = loaded.get(f"/results/{done}/provenance").get_json()
    assert (found["program"], found["rows_used"], found["version"]) == ("p 1", 7, "v")


def test_an_unknown_result_comes_from_nowhere(client):
    assert client.get("/results/nope/provenance").status_code == 404


def test_a_result_that_is_not_ready_says_when_to_ask_again(loaded):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    answer = loaded.get(f"/results/{job_id}/provenance")
    assert (answer.status_code, answer.headers["Retry-After"]) == (404, "1")


def test_an_expired_result_is_410(loaded, done, fake_stores):
    fake_stores.results.delete(done)
    assert loaded.get(f"/results/{done}/provenance").status_code == 410
