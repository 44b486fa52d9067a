"""A run of the pipeline, asked for over HTTP."""

from dataclasses import replace

import pytest

from factories import NOW
from invented_pipeline import InventedPipeline
from spacelaunch.api.app import create_app
from spacelaunch.config import Settings
from spacelaunch.domain.api_key import Scope
from spacelaunch.errors import BadDataError
from spacelaunch.worker.errands import errands_of
from spacelaunch.worker.run_job import run_job


@pytest.fixture
def pipeline():
    return InventedPipeline()


@pytest.fixture
def stores(fake_stores, pipeline):
    return replace(fake_stores, pipeline=pipeline)


@pytest.fixture
def ingesting(stores):
    """A client of a service with a pipeline."""
    return create_app(Settings().checked(), stores).test_client()


@pytest.fixture
def work(stores):
    def working(job_id):
        run_job(job_id, stores, "worker", errands=errands_of(Settings(), stores))

    return working


def ask(client, path="/ingest/spacex", **options):
    answer = client.post(path, **options)
    assert answer.status_code == 202
    return answer.get_json()["job_id"]


def test_it_is_a_job_whose_result_is_the_runs_report(ingesting, work):
    job_id = ask(ingesting)
    job = ingesting.get(f"/jobs/{job_id}").get_json()
    assert (job["type"], job["status"], job["version"]) == ("ingest-spacex", "queued", None)
    work(job_id)
    job = ingesting.get(f"/jobs/{job_id}").get_json()
    assert (job["status"], job["step"], job["rows_read"]) == ("complete", "launches", 2)
    report = ingesting.get(job["links"]["result"])
    assert (report.mimetype, report.get_json()["rows_read"]) == ("application/json", 2)


def test_what_is_asked_reaches_the_pipeline(ingesting, work, pipeline):
    work(ask(ingesting, "/ingest/spacex?since=2022-01-31&only=launches&dry_run=1"))
    (order,) = pipeline.orders
    assert (order.source, str(order.since), order.full) == ("spacex", "2022-01-31", False)
    assert (order.only, order.dry_run) == ("launches", True)


def test_a_second_ask_meets_the_job_that_is_under_way(ingesting):
    assert ask(ingesting) == ask(ingesting)
    assert ask(ingesting, "/ingest/kaggle") != ask(ingesting)


def test_a_second_ask_for_something_else_is_told_what_is_under_way(ingesting):
    job_id = ask(ingesting)
    answer = ingesting.post("/ingest/spacex?full=1")
    assert (answer.status_code, job_id in answer.get_json()["detail"]) == (409, True)


def test_after_its_end_the_same_is_asked_anew(ingesting, work):
    first = ask(ingesting)
    work(first)
    assert ask(ingesting) != first


def test_a_run_that_fails_is_a_job_that_failed_in_its_words(ingesting, work, pipeline):
    pipeline.ends_with = BadDataError("/rockets: answered 404")
    job_id = ask(ingesting)
    work(job_id)
    job = ingesting.get(f"/jobs/{job_id}").get_json()
    assert (job["status"], job["error"]) == ("failed", "/rockets: answered 404")
    assert job["problem"]["type"] == "urn:spacelaunch:bad-data"
    assert ingesting.get(f"/results/{job_id}").status_code == 404


def test_who_waits_is_told_the_end(ingesting, stores, monkeypatch):
    def wait_for(job_id, jobs, *_):
        jobs.change(job_id, lambda job: job.started("c", "w", NOW))
        return jobs.change(job_id, lambda job: job.completed("c", NOW, NOW.replace(year=2099)))

    monkeypatch.setattr("spacelaunch.api.routes.job_answer.wait_for", wait_for)
    answer = ingesting.post("/ingest/spacex", headers={"Prefer": "wait=5"})
    assert (answer.status_code, answer.get_json()["status"]) == (200, "complete")
    assert answer.headers["Preference-Applied"] == "wait=5"


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/ingest/nasa", 404, "there are spacex, kaggle"),
        ("/ingest/spacex?since=yesterday", 400, "since: expected a day such as 2022-01-31"),
        ("/ingest/spacex?since=2022-01-31&full=1", 400, "full reads everything"),
        ("/ingest/spacex?only=engines", 400, "it has rockets, launchpads"),
        ("/ingest/spacex?full=maybe", 400, "full: expected 1 or 0"),
        ("/ingest/spacex?all=1", 400, "unknown query parameter"),
    ],
)
def test_what_cannot_be_asked_is_refused_before_there_is_a_job(
    ingesting, stores, path, status, said
):
    answer = ingesting.post(path)
    assert (answer.status_code, said in answer.get_json()["detail"]) == (status, True)
    assert stores.jobs.queued_count() == 0


def test_without_a_pipeline_it_is_a_409_that_says_what_to_install(client, fake_stores):
    answer = client.post("/ingest/spacex")
    assert answer.status_code == 409
    assert "pip install 'spacelaunch[pipeline]'" in answer.get_json()["detail"]
    assert fake_stores.jobs.queued_count() == 0


@pytest.fixture
def keyed(stores):
    """Asks with a key of a scope."""
    client = create_app(Settings(api_keys="required").checked(), stores).test_client()

    def asking(scope, method, path):
        key = stores.keys.create("k", scope, NOW)[0]
        return client.open(path, method=method, headers={"Authorization": f"Bearer {key}"})

    return asking


def test_who_may_only_read_starts_none_and_starts_none_again(keyed, stores):
    assert keyed(Scope.READ, "POST", "/ingest/spacex").status_code == 403
    job_id = keyed(Scope.WRITE, "POST", "/ingest/spacex").get_json()["job_id"]
    assert keyed(Scope.READ, "POST", f"/jobs/{job_id}/cancel").status_code == 403
    assert keyed(Scope.WRITE, "POST", f"/jobs/{job_id}/cancel").status_code == 200
    refused = keyed(Scope.READ, "POST", f"/jobs/{job_id}/retry")
    assert (refused.status_code, "scope write" in refused.get_json()["detail"]) == (403, True)
    assert keyed(Scope.WRITE, "POST", f"/jobs/{job_id}/retry").status_code == 202


def test_jobs_are_listed_by_such_a_type_too_and_results_are_of_analyses(ingesting, work):
    job_id = ask(ingesting)
    work(job_id)
    listed = ingesting.get("/jobs?type=ingest-spacex&status=complete").get_json()
    assert [job["id"] for job in listed] == [job_id]
    assert ingesting.get("/jobs?type=load").get_json() == []
    assert ingesting.get("/results").get_json() == []
    assert ingesting.get("/results?type=ingest-spacex").status_code == 400


def test_a_report_has_one_form_and_no_provenance(ingesting, work):
    job_id = ask(ingesting)
    work(job_id)
    assert ingesting.get(f"/results/{job_id}.json").status_code == 200
    assert ingesting.get(f"/results/{job_id}.png").status_code == 404
    picture = ingesting.get(f"/results/{job_id}", headers={"Accept": "image/png"})
    assert picture.status_code == 406
    assert ingesting.get(f"/results/{job_id}/provenance").status_code == 404
    assert ingesting.get(f"/jobs/{job_id}").get_json()["result_ready"] is True
