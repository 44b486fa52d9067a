import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

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
    CredentialsError,
    ExpiredError,
    ForbiddenError,
    NoServerError,
    NotFoundError,
    PreconditionFailedError,
    RenderError,
    SpacelaunchError,
    StillWaitingError,
    TransientError,
    UnauthorizedError,
    UnknownValueError,
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
    assert [launch["Company Name"] for launch in loaded.launches()] == ["Acme"]


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
        assert client.launches() == []


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
    monkeypatch.setattr("spacelaunch.client.time.sleep", pauses.append)

    def made(*answers):
        waiting = iter(answers)
        return Client("http://localhost", httpx.MockTransport(lambda _: next(waiting))), pauses

    return made


def test_a_client_comes_back_when_the_server_says_so(answering):
    busy = httpx.Response(503, headers={"Retry-After": "2"})
    client, pauses = answering(busy, busy, httpx.Response(200, json={"launch_count": 3}))
    assert client.summary() == {"launch_count": 3}
    assert pauses == [2.0, 2.0]


def test_a_client_gives_up_after_a_few_times(answering):
    limited = httpx.Response(429, headers={"Retry-After": "1"}, json={"detail": "too many"})
    client, pauses = answering(*[limited] * 9)
    with pytest.raises(TransientError, match="too many"):
        client.summary()
    assert len(pauses) == 4


def http_date(seconds: int) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize(
    ("seconds", "shortest", "longest"),
    [(3, 2, 3), (3_600, 5, 5), (-60, 0, 0.2)],
    ids=["soon", "in an hour", "long ago"],
)
def test_a_server_may_say_when_by_a_date(answering, seconds, shortest, longest):
    busy = httpx.Response(503, headers={"Retry-After": http_date(seconds)})
    client, pauses = answering(busy, httpx.Response(200, json={"launch_count": 3}))
    assert client.summary() == {"launch_count": 3}
    assert shortest <= pauses[0] <= longest


@pytest.mark.parametrize("when", [None, "soon", "-1", "1e9", "0"])
def test_without_a_time_that_can_be_read_it_comes_back_soon(answering, when):
    busy = httpx.Response(503, headers={"Retry-After": when} if when else {})
    client, pauses = answering(busy, busy, httpx.Response(200, json={"launch_count": 3}))
    assert client.summary() == {"launch_count": 3}
    assert len(pauses) == 2
    assert max(pauses) < 1


HTML = {"Content-Type": "text/html"}
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("answer", "error", "said"),
    [
        pytest.param(
            httpx.Response(502, headers=HTML, text="<h1>Bad\nGateway</h1>"),
            *(TransientError, "the server answered 502 Bad Gateway"),
            id="a proxy's page",
        ),
        pytest.param(
            httpx.Response(502, headers=JSON, text="<h1>"),
            *(TransientError, "the server answered 502 Bad Gateway"),
            id="a page that says that it is JSON",
        ),
        pytest.param(
            httpx.Response(500, json=["oops"]),
            *(SpacelaunchError, "the server answered 500 Internal Server Error"),
            id="JSON of another form",
        ),
        pytest.param(
            httpx.Response(502, json={"type": "urn:spacelaunch:credentials", "detail": "no token"}),
            *(CredentialsError, "no token"),
            id="what our server says of Kaggle",
        ),
        pytest.param(
            httpx.Response(503, json={"detail": "Redis does not answer"}),
            *(TransientError, "Redis does not answer"),
            id="503",
        ),
        pytest.param(
            httpx.Response(504),
            *(TransientError, "the server answered 504 Gateway Timeout"),
            id="504",
        ),
        pytest.param(
            httpx.Response(410, json={"detail": "gone"}), *(ExpiredError, "gone"), id="410"
        ),
        pytest.param(
            httpx.Response(422, json={"type": "urn:spacelaunch:unknown-value", "detail": "Jpan"}),
            *(UnknownValueError, "Jpan"),
            id="422",
        ),
    ],
)
def test_every_error_is_one_line_of_the_right_class(answering, answer, error, said):
    client, _ = answering(*[answer] * 5)
    with pytest.raises(SpacelaunchError) as caught:
        client.summary()
    assert (type(caught.value), str(caught.value)) == (error, said)


@pytest.mark.parametrize(
    "kind", ["connect", "read"], ids=["a server that is not there", "one that breaks off"]
)
def test_a_connection_that_fails_is_said_at_once(monkeypatch, kind):
    pauses = []
    monkeypatch.setattr("spacelaunch.client.time.sleep", pauses.append)
    error = httpx.ConnectError("refused") if kind == "connect" else httpx.ReadError("reset")

    def fail(_):
        raise error

    with (
        Client("http://localhost", httpx.MockTransport(fail)) as client,
        pytest.raises(NoServerError, match=str(error)),
    ):
        client.summary()
    assert pauses == []


def test_records_are_not_sent_twice(answering):
    client, pauses = answering(httpx.Response(503, headers={"Retry-After": "1"}))
    with pytest.raises(SpacelaunchError):
        client.load_csv(io.BytesIO(b"x"), "x.csv")
    assert pauses == []


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
    assert [launch["Year"] for launch in loaded.launches(company="Acme", year__gte=2001)] == [2001]
    assert loaded.launches(company="Acme", year__gte=2002) == []


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
