from factories import NOW


def test_a_job_is_described_with_its_links(loaded):
    job_id = loaded.post("/analyze/timeline").get_json()["job_id"]
    job = loaded.get(f"/jobs/{job_id}").get_json()
    assert (job["id"], job["type"], job["status"]) == (job_id, "timeline", "queued")
    assert (job["attempts"], job["progress"], job["result_ready"]) == (0, 0, False)
    assert job["links"] == {"self": f"/jobs/{job_id}", "result": f"/results/{job_id}"}


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


def test_a_wait_of_thousands_of_digits_is_a_long_one(client, done):
    answer = client.get(f"/jobs/{done}", headers={"Prefer": f"wait={'9' * 5000}"})
    assert (answer.status_code, answer.get_json()["id"]) == (200, done)


def test_a_limit_of_thousands_of_digits_is_refused(client):
    answer = client.get("/jobs", query_string={"limit": "9" * 5000})
    assert answer.status_code == 400
