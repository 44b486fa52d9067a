import io
import subprocess
import sys
from dataclasses import replace

import httpx
import pytest

from factories import NOW, csv_bytes, make_record
from invented_pipeline import InventedPipeline
from spacelaunch.api.app import create_app
from spacelaunch.client import Client
from spacelaunch.config import Settings
from spacelaunch.domain.api_key import Scope
from spacelaunch.errors import (
    BadDataError,
    BadRequestError,
    ConflictError,
    ForbiddenError,
    NoServerError,
    NotFoundError,
    PreconditionFailedError,
    RenderError,
    SpacelaunchError,
    StillWaitingError,
    UnauthorizedError,
)
from spacelaunch.worker.errands import errands_of
from spacelaunch.worker.run_job import run_job


@pytest.fixture
def client(fake_stores):
    """A client of the real application, with no network between them."""
    app = create_app(Settings().checked(), fake_stores)
    with Client("http://localhost", transport=httpx.WSGITransport(app=app)) as client:
        yield client


@pytest.fixture
def loaded(client, tmp_path):
    path = tmp_path / "launches.csv"
    path.write_bytes(csv_bytes([make_record()]))
    with path.open("rb") as stream:
        client.load_csv(stream, path.name)
    return client


@pytest.fixture
def worker(fake_stores, monkeypatch):
    """Ends each job in this way as soon as the client waits for it."""

    def ending(end):
        def wait_for(job_id, jobs, *_):
            jobs.change(job_id, lambda job: job.started("c", "w", NOW))
            return jobs.change(job_id, end)

        monkeypatch.setattr("spacelaunch.api.routes.job_answer.wait_for", wait_for)

    return ending


def test_a_file_is_loaded_and_summarised(loaded):
    assert loaded.summary()["sources"] == ["launches.csv"]
    assert loaded.launches()["provider"].tolist() == ["Acme"]


def test_what_was_to_be_the_first_load_does_not_replace_another(loaded):
    with pytest.raises(PreconditionFailedError, match="a data set is loaded"):
        loaded.load_csv(io.BytesIO(csv_bytes([make_record()])), "b.csv", only_if_empty=True)
    with pytest.raises(PreconditionFailedError):
        loaded.load_kaggle(only_if_empty=True)
    assert loaded.summary()["sources"] == ["launches.csv"]


def test_an_analysis_waits_for_its_result_and_saves_it(loaded, fake_stores, worker, tmp_path):
    far = NOW.replace(year=2099)
    worker(lambda job: job.completed("c", NOW, far))
    seen = []
    result = loaded.analyze("timeline", seen.append, year_from=2000)
    fake_stores.results.save(result.job["id"], {"png": b"\x89PNG", "json": b'{"rows":[]}'})
    assert result.save(tmp_path / "deep" / "t.png").read_bytes() == b"\x89PNG"
    assert result.numbers == {"rows": []}
    assert [job["status"] for job in seen] == ["complete"]


def test_a_job_that_failed_raises_its_reason(loaded, worker):
    worker(lambda job: job.failed("c", NOW, "no ink"))
    with pytest.raises(RenderError, match="no ink"):
        loaded.analyze("timeline")


@pytest.mark.parametrize(
    ("name", "params", "error", "message"),
    [
        pytest.param("nope", {}, NotFoundError, "no analysis 'nope'", id="404"),
        pytest.param("top-private", {"top": -1}, BadRequestError, "top: ", id="400"),
        pytest.param("timeline", {"company": "Acmee"}, BadRequestError, "mean Acme?", id="422"),
    ],
)
def test_an_error_of_the_server_is_raised_in_its_own_words(loaded, name, params, error, message):
    with pytest.raises(error, match=message):
        loaded.analyze(name, **params)


def test_a_conflict_is_raised_as_one(client):
    with pytest.raises(ConflictError, match="no data are loaded"):
        client.analyze("timeline")


def test_the_newest_jobs_are_listed(loaded):
    loaded.send("POST", "/analyze/timeline")
    assert [job["type"] for job in loaded.jobs()] == ["timeline"]


def test_a_server_that_is_not_there_is_named():
    with (
        Client("http://127.0.0.1:1") as client,
        pytest.raises(NoServerError, match=r"127.0.0.1:1.*`spacelaunch up` starts one"),
    ):
        client.summary()


def test_a_server_without_a_worker_is_not_ready(client):
    assert client.is_ready() is False


def test_a_server_with_a_worker_is_ready(client, fake_stores):
    fake_stores.jobs.sign_of_life("w", lasts_s=10)
    assert client.is_ready() is True


@pytest.mark.parametrize(
    ("scope", "error"), [(None, UnauthorizedError), (Scope.READ, ForbiddenError)]
)
def test_a_key_that_is_missing_or_too_small_is_said_so(fake_stores, scope, error):
    app = create_app(Settings(api_keys="required").checked(), fake_stores)
    key = fake_stores.keys.create("somebody", scope, NOW)[0] if scope else None
    with (
        Client("http://localhost", httpx.WSGITransport(app=app), key) as client,
        pytest.raises(error),
    ):
        client.load_kaggle()


def test_a_key_that_reads_is_let_in(fake_stores):
    app = create_app(Settings(api_keys="required").checked(), fake_stores)
    key, _ = fake_stores.keys.create("somebody", Scope.READ, NOW)
    with Client("http://localhost", httpx.WSGITransport(app=app), key) as client:
        assert client.launches().empty


def test_a_job_is_cancelled_and_queued_again(loaded):
    job_id = loaded.send("POST", "/analyze/timeline").json()["job_id"]
    assert loaded.cancel(job_id)["status"] == "cancelled"
    assert loaded.retry(job_id)["status"] == "queued"
    with pytest.raises(ConflictError, match="is queued"):
        loaded.retry(job_id)


@pytest.fixture
def answering(monkeypatch):
    """A client of a server that answers like this, one after the other; and the pauses it makes."""
    pauses = []
    monkeypatch.setattr("time.sleep", pauses.append)

    def made(*answers):
        waiting = iter(answers)
        return Client("http://localhost", httpx.MockTransport(lambda _: next(waiting))), pauses

    return made


def test_a_job_is_looked_at_ever_more_rarely(answering):
    queued = httpx.Response(200, json={"status": "queued", "error": None})
    done = httpx.Response(200, json={"status": "complete", "error": None, "id": "j"})
    client, pauses = answering(httpx.Response(202, json={"job_id": "j"}), *[queued] * 3, done)
    client.analyze("timeline")
    assert pauses == [pytest.approx(pause, abs=0.04) for pause in (0.05, 0.075, 0.1125)]


def test_a_client_gives_up_a_job_that_nobody_draws_and_says_why(answering):
    queued = {"id": "j", "status": "queued", "queue_position": 2, "error": None}
    no_worker = httpx.Response(503, json={"detail": "no worker"})
    client, _ = answering(
        httpx.Response(202, json={"job_id": "j"}), httpx.Response(200, json=queued), no_worker
    )
    client._wait_s = 0
    said = r"job j is queued at place 2 \(no worker\); given up after 0 seconds"
    with pytest.raises(StillWaitingError, match=said):
        client.analyze("timeline")


def test_a_job_that_is_drawn_waits_for_nothing_but_itself(answering):
    client, _ = answering()
    said = client.describe_wait({"id": "j", "status": "in progress", "queue_position": None})
    assert said == "job j is in progress"


def test_launches_can_be_asked_for_by_filters(loaded):
    assert loaded.launches(company="Acme", year__gte=2001)["launch_year"].tolist() == [2001]
    assert loaded.launches(company="Acme", year__gte=2002).empty


def test_launches_can_be_had_in_part_and_under_the_data_sets_own_names(loaded):
    assert list(loaded.launches(fields="provider,launched_at")) == ["provider", "launched_at"]
    assert list(loaded.launches(columns="kaggle"))[:2] == ["id", "Company Name"]


def test_the_values_of_a_column_are_counted(loaded):
    loaded.send("POST", "/data", json=[make_record(Detail=f"R | {n}") for n in range(2)])
    counts = loaded.values("provider")
    assert (counts.to_dict(), counts.name, counts.index.name) == (
        {"Acme": 3},
        "launch_count",
        "company",
    )
    assert loaded.values("year", rocket="R").to_dict() == {2001: 2}


def test_one_column_is_counted_at_a_time(loaded):
    with pytest.raises(BadRequestError, match="values: one name at a time, not 'year,sector'"):
        loaded.values("year,sector")


def test_the_analyses_are_told_with_their_parameters(client):
    analyses = client.analyses()
    assert {"timeline", "geography", "sector", "top-private"} <= {*analyses.index}
    assert "top" in analyses.loc["top-private", "parameters"]


def test_who_wants_no_frame_does_not_wait_for_pandas():
    code = "import sys, spacelaunch.client; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture
def busy(fake_stores, monkeypatch):
    """A client of a server that has a worker load everything; the worker works while it waits."""
    stores = replace(fake_stores, pipeline=InventedPipeline())
    app = create_app(Settings(load_at_once_bytes=1).checked(), stores)

    def wait_for(job_id, jobs, *_):
        run_job(job_id, stores, "worker", errands=errands_of(Settings(), stores))
        return jobs.get(job_id)

    monkeypatch.setattr("spacelaunch.api.routes.job_answer.wait_for", wait_for)
    with Client("http://localhost", transport=httpx.WSGITransport(app=app)) as client:
        yield client


def test_a_load_that_is_a_job_is_followed_to_its_report(busy):
    told = []
    report = busy.load_csv(io.BytesIO(csv_bytes([make_record()])), "a.csv", told=told.append)
    assert (report["status"], report["added"]) == ("success", 1)
    assert [job["status"] for job in told] == ["complete"]


def test_a_load_that_is_a_job_fails_as_one_that_is_none(busy):
    busy.load_csv(io.BytesIO(csv_bytes([make_record()])), "a.csv")
    with pytest.raises(BadDataError, match="not a launches CSV"):
        busy.load_csv(io.BytesIO(b"a;b\n1;2\n"), "b.csv")


def test_a_load_needs_no_worker_where_that_is_wanted(busy):
    told = []
    body = io.BytesIO(csv_bytes([make_record()]))
    assert busy.load_csv(body, "a.csv", told=told.append, by_worker=False)["added"] == 1
    assert told == []


def test_an_ingest_is_followed_to_its_report(busy):
    assert busy.ingest("spacex", full=1)["rows_read"] == 2


def test_an_ingest_that_is_cancelled_says_so(busy, fake_stores, monkeypatch):
    def wait_for(job_id, jobs, *_):
        return jobs.change(job_id, lambda job: job.cancelled(NOW))

    monkeypatch.setattr("spacelaunch.api.routes.job_answer.wait_for", wait_for)
    with pytest.raises(SpacelaunchError, match="cancelled on request"):
        busy.ingest("spacex")
