"""What was answered already is answered by itself, as if the application had done it again."""

import logging
from dataclasses import replace

import pytest

from factories import make_record
from spacelaunch.api.app import create_app
from spacelaunch.api.served import repeated_requests, version
from spacelaunch.config import Settings
from spacelaunch.errors import StorageUnavailableError

POD = {"Company Name": "PodTest", "Year": "2025", "Private or State Run": "P"}
PATHS = ["/data", "/data?limit=1", "/data?facet=country", "/data/rejects", "/data/summary"]
OF_ONE_REQUEST = {"X-Request-ID", "Server-Timing"}


@pytest.fixture
def app(fake_stores):
    made = create_app(Settings().checked(), fake_stores)
    made.test_client().post("/data", json=[make_record(), POD, {}])
    return made


@pytest.fixture
def http(app):
    return app.test_client()


@pytest.fixture
def asleep(monkeypatch):
    """From here on the application answers nothing itself."""

    def sleep():
        def never(*_: object) -> None:
            raise AssertionError("the application was asked")

        monkeypatch.setattr(repeated_requests.RepeatedRequests, "_answer_anew", never)

    return sleep


def told(answer):
    return {name: value for name, value in answer.headers if name not in OF_ONE_REQUEST}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_the_second_answer_is_the_first_without_the_application(http, asleep, path, coding):
    headers = {"Accept-Encoding": coding}
    first = http.get(path, headers=headers)
    asleep()
    again = http.get(path, headers=headers)
    assert (again.status, again.data, told(again)) == (first.status, first.data, told(first))


def test_a_summary_is_made_anew_after_another_review(http, asleep):
    http.get("/data/summary")
    decided = "verdict,here_id,there_id\nsame,a,b\n"
    http.post("/reconcile/review", data=decided, content_type="text/csv")
    asleep()
    with pytest.raises(AssertionError, match="the application was asked"):
        http.get("/data/summary")


@pytest.mark.parametrize("path", PATHS)
def test_that_nothing_has_changed_is_said_without_the_application_too(http, asleep, path):
    known = {"If-None-Match": http.get(path).headers["ETag"]}
    first = http.get(path, headers=known)
    asleep()
    again = http.get(path, headers=known)
    assert (again.status_code, again.data, told(again)) == (304, b"", told(first))


def test_each_answer_has_an_id_and_a_time_of_its_own(http, asleep):
    first = http.get("/data")
    asleep()
    named = http.get("/data", headers={"X-Request-ID": "mine"})
    other = http.get("/data")
    assert named.headers["X-Request-ID"] == "mine"
    assert other.headers["X-Request-ID"] != first.headers["X-Request-ID"]
    assert other.headers["Server-Timing"].startswith("total;dur=")
    assert len(other.headers.getlist("X-Request-ID")) == 1


def test_it_is_logged_and_counted_as_any_other(app, http, asleep, caplog):
    caplog.set_level(logging.INFO, logger="spacelaunch.api.requests")
    http.get("/data?limit=1")
    asleep()
    http.get("/data?limit=1")
    first, again = caplog.records
    for name in ("method", "route", "path", "status", "remote", "bytes", "levelname"):
        assert getattr(again, name) == getattr(first, name)
    counted = (
        app.extensions["spacelaunch"]
        .metrics.registry()
        .get_sample_value(
            "spacelaunch_http_requests_total", {"method": "GET", "route": "/data", "status": "200"}
        )
    )
    assert counted == 2


@pytest.mark.parametrize("path", PATHS)
def test_a_load_is_seen_at_once(http, path):
    before = [http.get(path) for _ in range(2)][-1]
    http.post("/data", json=[{**POD, "Year": "2026"}, {}])
    after = http.get(path)
    assert after.data != before.data
    assert after.headers["ETag"] != before.headers["ETag"]


def test_a_load_of_the_same_launches_is_told_with_its_own_time(http):
    before = [http.get("/data/summary").get_json() for _ in range(2)][-1]
    http.post("/data", json=[POD])
    after = http.get("/data/summary").get_json()
    assert after["version"] == before["version"]
    assert after["loaded_at"] > before["loaded_at"]


def test_what_was_deleted_is_not_answered_any_more(http):
    for _ in range(2):
        http.get("/data")
    http.delete("/data")
    assert http.get("/data").get_json() == []
    assert http.get("/data/summary").status_code == 404


def test_while_redis_is_away_the_application_says_what_is_served(http, fake_stores, monkeypatch):
    before = [http.get("/data") for _ in range(2)][-1]

    asked = []

    def away():
        asked.append("latest")
        raise StorageUnavailableError

    monkeypatch.setattr(version, "_AWAY_S", 60.0)
    monkeypatch.setattr(fake_stores.launches, "latest", away)
    assert http.get("/data").data == before.data
    assert asked == ["latest"], "nobody is held up twice"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/data?sort=nothing", id="refused"),
        pytest.param("/data?country=Nowhere", id="not there"),
        pytest.param("/healthz", id="not of the data"),
        pytest.param("/jobs", id="of the jobs"),
    ],
)
def test_other_answers_are_not_kept(http, asleep, path):
    http.get(path)
    asleep()
    with pytest.raises(AssertionError, match="the application was asked"):
        http.get(path)


def test_a_host_that_is_not_trusted_gets_nothing_that_another_was_given(http):
    for _ in range(2):
        assert http.get("/data", headers={"Host": "localhost"}).status_code == 200
    assert http.get("/data", headers={"Host": "evil.example"}).status_code == 400


def test_a_body_is_looked_at_by_the_application(http):
    for _ in range(2):
        assert http.get("/data").status_code == 200
    large = {"CONTENT_LENGTH": str(10**12)}
    assert http.get("/data", environ_overrides=large).status_code == 413


def test_what_is_sent_part_by_part_is_not_gathered(http, asleep, monkeypatch):
    monkeypatch.setattr("spacelaunch.api.served.launches.MOST_AT_ONCE", 0)
    assert "Content-Length" not in http.get("/data").headers
    asleep()
    with pytest.raises(AssertionError, match="asked"):
        http.get("/data")


def test_an_answer_that_other_headers_shape_is_not_kept(app, asleep):
    app.after_request_funcs[None].insert(0, _vary_by_language)
    http = app.test_client()
    http.get("/data")
    asleep()
    with pytest.raises(AssertionError, match="asked"):
        http.get("/data")


def _vary_by_language(answer):
    answer.vary.add("Accept-Language")
    return answer


@pytest.mark.parametrize(
    "setting",
    [
        pytest.param({"api_keys": "required"}, id="keys"),
        pytest.param({"rate_limit_read": "600/minute"}, id="a limit of reading"),
        pytest.param({"rate_limit_write": "60/minute"}, id="a limit of writing"),
    ],
)
def test_where_who_asks_matters_the_application_answers_each_time(fake_stores, setting):
    app = create_app(replace(Settings(), **setting).checked(), fake_stores)
    assert not isinstance(app.wsgi_app, repeated_requests.RepeatedRequests)
