from dataclasses import replace
from datetime import datetime

import pytest

from factories import NOW, make_record

IMAGE = {"Accept": "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8"}
FAR = NOW.replace(year=2099)


@pytest.fixture
def waiting(loaded):
    """A client that waits for nothing, since no worker draws."""
    return lambda path, **options: loaded.get(
        f"{path}{'&' if '?' in path else '?'}wait=0", **options
    )


@pytest.mark.parametrize(
    ("suffix", "mimetype", "body"),
    [
        ("png", "image/png", b"\x89PNG"),
        ("svg", "image/svg+xml", b"<svg/>"),
        ("csv", "text/csv", b"year\r\n2001\r\n"),
        ("txt", "text/plain", "█ 1\n".encode()),
        ("json", "application/json", b'{"columns":[{"name":"year"}],"rows":[{"year":2001}]}'),
    ],
)
def test_a_chart_that_is_there_is_answered_at_its_address(loaded, done, suffix, mimetype, body):
    answer = loaded.get(f"/charts/timeline.{suffix}")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, mimetype, body)
    assert answer.headers["Content-Disposition"] == f'inline; filename="timeline.{suffix}"'
    assert answer.headers["Cache-Control"] == "no-cache"


def test_an_address_and_a_request_for_the_same_are_one_job(waiting, loaded, done):
    assert loaded.get("/charts/timeline.png?dpi=120&theme=LIGHT").data == b"\x89PNG"
    waiting("/charts/top-private.png?top=5&country=usa")
    asked = loaded.post("/analyze/top-private", json={"top": 5, "country": "USA"})
    assert asked.get_json()["job_id"] in [each["id"] for each in loaded.get("/jobs").get_json()]
    assert len(loaded.get("/jobs").get_json()) == 2


def test_several_values_of_one_parameter_are_one_question(waiting, loaded):
    waiting("/charts/compare.png?sector=S&sector=private&country=usa")
    (job,) = loaded.get("/jobs").get_json()
    asked = {name: job["params"][name] for name in ("by", "sector", "country")}
    assert asked == {"by": "sector", "sector": ["private", "state"], "country": ["USA"]}
    body = {"sector": ["private", "state"], "country": "USA"}
    assert loaded.post("/analyze/compare", json=body).get_json()["job_id"] == job["id"]


def test_head_says_what_get_would(loaded, done):
    head, got = loaded.head("/charts/timeline.png"), loaded.get("/charts/timeline.png")
    assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", got.headers["ETag"])


def test_what_a_client_has_is_not_sent_again_and_not_even_drawn(loaded, done, fake_stores):
    tag = loaded.get("/charts/timeline.png").headers["ETag"]
    fake_stores.results.delete(done)
    answer = loaded.get("/charts/timeline.png", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", tag)
    assert fake_stores.jobs.get(done).status == "complete"
    assert len(loaded.get("/jobs").get_json()) == 1


def test_each_form_and_question_has_a_tag_of_its_own(loaded, done):
    tags = {loaded.get(f"/charts/timeline.{form}").headers["ETag"] for form in ("png", "svg")}
    assert len(tags) == 2
    answer = loaded.get("/charts/timeline.png?theme=dark&wait=0", headers={"If-None-Match": "x"})
    assert answer.status_code == 503
    assert not any(
        loaded.get("/charts/sector.png?wait=0", headers={"If-None-Match": tag}).status_code == 304
        for tag in tags
    )


def test_other_data_are_another_picture(waiting, loaded, done):
    tag = loaded.get("/charts/timeline.png").headers["ETag"]
    loaded.post("/data", json=[make_record(Detail="Rocket 3 | Mission 3")])
    assert waiting("/charts/timeline.png", headers={"If-None-Match": tag}).status_code == 503


@pytest.mark.parametrize("has_it", [False, True], ids=["a picture", "that it is held"])
def test_what_was_answered_is_answered_again_without_a_look_at_its_job(loaded, done, has_it):
    path, headers = "/charts/timeline.png", {}
    if has_it:
        headers = {"If-None-Match": loaded.get(path).headers["ETag"]}
    first = loaded.get(path, headers=headers)
    loaded.delete(f"/jobs/{done}")
    again = loaded.get(path, headers=headers)
    assert (again.status, again.data) == (first.status, first.data)
    assert loaded.get("/jobs").get_json() == []
    assert loaded.get(f"{path}?theme=dark&wait=0").status_code == 503


def test_what_was_answered_is_not_the_answer_after_another_load(waiting, loaded, done):
    for _ in range(2):
        assert waiting("/charts/timeline.png").status_code == 200
    loaded.post("/data", json=[make_record(Detail="Rocket 3 | Mission 3")])
    assert waiting("/charts/timeline.png").status_code == 503


def test_what_was_answered_is_not_the_answer_after_another_review(waiting, loaded, done):
    for _ in range(2):
        assert waiting("/charts/timeline.png").status_code == 200
    verdicts = "verdict,here_id,there_id\nsame,a,b\n"
    loaded.post("/reconcile/review", data=verdicts, content_type="text/csv")
    assert waiting("/charts/timeline.png").status_code == 503


def test_an_older_version_is_looked_up_each_time(waiting, loaded, done, fake_stores):
    path = f"/charts/timeline.png?version={fake_stores.launches.current().version}"
    loaded.post("/data", json=[make_record(Detail="Rocket 3 | Mission 3")])
    for _ in range(2):
        assert waiting(path).status_code == 200
    loaded.delete(f"/jobs/{done}")
    assert waiting(path).status_code == 503


def test_each_question_is_counted_however_it_was_answered(loaded, done):
    for _ in range(3):
        loaded.get("/charts/timeline.png")
    metrics = loaded.application.extensions["spacelaunch"].metrics.registry()
    counted = metrics.get_sample_value(
        "spacelaunch_result_cache_requests_total", {"outcome": "hit"}
    )
    assert counted == 3


def test_a_pinned_version_stays_after_other_data_came(loaded, done, fake_stores):
    version = fake_stores.launches.current().version
    loaded.post("/data", json=[make_record(Detail="Rocket 3 | Mission 3")])
    answer = loaded.get(f"/charts/timeline.png?version={version}")
    assert (answer.status_code, answer.data) == (200, b"\x89PNG")
    assert "immutable" in answer.headers["Cache-Control"]


def test_a_pinned_version_has_the_tag_that_it_had_when_it_was_current(loaded, done, fake_stores):
    version = fake_stores.launches.current().version
    tags = [
        loaded.get(f"/charts/timeline.png{query}").headers["ETag"]
        for query in ("", f"?version={version}")
    ]
    assert tags[0] == tags[1]
    assert tags[0].startswith(f'"{version}-')


def test_a_pinned_version_that_is_gone_is_404_with_a_word(waiting):
    answer = waiting("/charts/timeline.png?version=0123456789abcdef")
    assert answer.status_code == 404
    assert "version '0123456789abcdef' is not here, or not any more" in answer.get_json()["detail"]


def test_a_chart_that_is_not_drawn_in_time_is_503_and_says_when_to_come_back(waiting, loaded):
    answer = waiting("/charts/timeline.png")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
    job = loaded.get("/jobs").get_json()[0]
    assert answer.get_json()["type"] == "urn:spacelaunch:being-drawn"
    assert f"not ready yet (job {job['id']} is queued)" in answer.get_json()["detail"]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("takes_s", "said"), [(0.2, "1"), (8.0, "8"), (900.0, "60")])
def test_a_chart_that_is_late_says_when_its_job_will_be_done(
    waiting, loaded, fake_stores, takes_s, said
):
    fake_stores.jobs.sign_of_life("w", 60)
    fake_stores.render_times.add("timeline", takes_s)
    answer = waiting("/charts/timeline.png")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, said)
    told, job = answer.get_json(), loaded.get("/jobs").get_json()[0]
    assert (told["job_id"], told["retry_after_s"]) == (job["id"], int(said))
    left = datetime.fromisoformat(told["expected_at"]) - datetime.fromisoformat(job["created_at"])
    assert takes_s <= left.total_seconds() < takes_s + 5
    assert loaded.get(f"/jobs/{job['id']}").headers["Retry-After"] == said


def test_where_too_many_wait_it_is_503_at_once(loaded, monkeypatch):
    monkeypatch.setattr("spacelaunch.api.around.seats.Seats.take", lambda _: False)
    answer = loaded.get("/charts/timeline.png")
    assert (answer.status_code, answer.get_json()["type"]) == (503, "urn:spacelaunch:busy")


def test_one_question_has_one_job_however_often_it_is_asked(waiting, loaded):
    assert {waiting("/charts/sector.svg").status_code for _ in range(3)} == {503}
    assert len(loaded.get("/jobs").get_json()) == 1


def test_a_full_queue_takes_no_new_chart_and_shows_those_there_are(loaded, done):
    context = loaded.application.extensions["spacelaunch"]
    full = replace(context, settings=replace(context.settings, queue_limit=0))
    loaded.application.extensions["spacelaunch"] = full
    refused = loaded.get("/charts/sector.png?wait=0")
    assert (refused.status_code, refused.get_json()["type"]) == (503, "urn:spacelaunch:queue-full")
    assert loaded.get("/charts/timeline.png").status_code == 200


def test_a_result_that_went_before_its_time_is_drawn_again(waiting, done, fake_stores):
    fake_stores.results.delete(done)
    assert waiting("/charts/timeline.png").status_code == 503
    assert fake_stores.jobs.get(done).status == "queued"


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/charts/nope.png", 404, "no analysis 'nope'; there are: "),
        ("/charts/timeline.gif", 404, "has no form .gif; there are .png, .svg"),
        ("/charts/timeline.png?tpo=1", 400, "unknown parameter 'tpo'"),
        ("/charts/timeline.png?dpi=1", 400, "dpi: "),
        ("/charts/timeline.png?dpi=99&dpi=98", 400, "dpi is given twice"),
        ("/charts/timeline.png?wait=x", 400, "wait: "),
        ("/charts/timeline.png?wait=1&wait=2", 400, "wait is given twice"),
        ("/charts/timeline.png?country=USA&country=USA", 400, "country is given twice"),
        ("/charts/compare.png?country=USA&country=Jpan", 422, "no country 'Jpan'"),
        ("/charts/timeline.png?country=Jpan", 422, "no country 'Jpan'"),
    ],
)
def test_what_cannot_be_drawn_says_why_and_makes_no_job(loaded, path, status, said):
    answer = loaded.get(path)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert said in answer.get_json()["detail"]
    assert loaded.get("/jobs").get_json() == []


@pytest.mark.parametrize("path", ["/charts/timeline", "/charts/", "/charts/a/timeline.png"])
def test_an_address_without_a_form_is_404(loaded, path):
    assert loaded.get(path).status_code == 404


def test_without_data_there_is_nothing_to_draw(client):
    answer = client.get("/charts/timeline.png", headers=IMAGE)
    assert (answer.status_code, answer.mimetype) == (409, "image/svg+xml")
    assert "no data are loaded" in answer.text


@pytest.mark.parametrize(
    ("end", "status", "said"),
    [
        (lambda job: job.failed("c", NOW, "no ink"), 500, "failed: no ink"),
        (lambda job: job.cancelled(NOW), 409, "was cancelled"),
    ],
)
def test_a_drawing_that_comes_to_nothing_is_an_error(loaded, monkeypatch, end, status, said):
    def wait_for(job_id, jobs, *_):
        jobs.change(job_id, lambda job: job.started("c", "w", NOW))
        return jobs.change(job_id, end)

    monkeypatch.setattr("spacelaunch.api.routes.job_answer.wait_for", wait_for)
    answer = loaded.get("/charts/timeline.png")
    assert (answer.status_code, said in answer.get_json()["detail"]) == (status, True)


def test_data_that_are_replaced_meanwhile_do_not_change_what_was_asked(loaded, monkeypatch):
    def wait_for(job_id, jobs, *_):
        loaded.post("/data", json=[make_record(Detail="Rocket 3 | Mission 3")])
        job = jobs.change(job_id, lambda job: job.started("c", "w", NOW))
        context = loaded.application.extensions["spacelaunch"]
        context.stores.results.save(job_id, {"png": job.version.encode(), "json": b"{}"})
        return jobs.change(job_id, lambda job: job.completed("c", NOW, FAR))

    version = loaded.get("/data/summary").get_json()["version"]
    monkeypatch.setattr("spacelaunch.api.routes.job_answer.wait_for", wait_for)
    answer = loaded.get("/charts/timeline.png")
    assert (answer.status_code, answer.data) == (200, version.encode())
    assert answer.headers["ETag"].startswith(f'"{version}-')


def test_a_chart_of_a_page_is_behind_one_chart_of_somebody_else_and_not_behind_all(
    waiting, fake_stores
):
    for year in range(1990, 2010):
        waiting(f"/charts/timeline.png?year_from={year}", environ_base={"REMOTE_ADDR": "10.0.0.1"})
    waiting("/charts/sector.png", environ_base={"REMOTE_ADDR": "10.0.0.2"})
    waiting("/charts/sector.png?year_from=2000", environ_base={"REMOTE_ADDR": "10.0.0.2"})
    in_turn = [job_id.rpartition("-")[0] for job_id in fake_stores.queue.in_turn()]
    assert in_turn[:4] == ["timeline", "sector", "timeline", "sector"]
    assert in_turn[4:] == ["timeline"] * 18
