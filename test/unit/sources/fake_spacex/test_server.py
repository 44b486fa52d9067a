import httpx
import pytest

import patient_http
from spacelaunch.sources.fake_spacex.faults import Fault
from spacelaunch.sources.fake_spacex.server import FakeSpacex


@pytest.fixture(scope="module")
def fake():
    with FakeSpacex() as server:
        yield server


@pytest.fixture
def ask(fake):
    with patient_http.Client(base_url=fake.url.removesuffix("/v4")) as client:
        yield client


def test_a_collection_is_a_bare_array_and_a_document_is_found_by_its_id(ask):
    launches = ask.get("/v4/launches").json()
    assert ask.get(f"/v4/launches/{launches[3]['id']}").json() == launches[3]


def test_a_known_tag_is_answered_by_304_until_something_changes(ask, fake):
    tag = {"If-None-Match": ask.get("/v4/launches").headers["ETag"]}
    known = ask.get("/v4/launches", headers=tag)
    ask.put("/state", content=b'"later"')
    changed = ask.get("/v4/launches", headers=tag)
    fake.show("first")
    assert (known.status_code, known.content, changed.status_code) == (304, b"", 200)


def test_launches_have_views(ask):
    found = {view: ask.get(f"/v4/launches/{view}").json() for view in ("past", "upcoming")}
    assert (len(found["past"]), len(found["upcoming"])) == (18, 2)
    assert ask.get("/v4/launches/latest").json() == found["past"][-1]
    assert ask.get("/v4/launches/next").json() == found["upcoming"][0]


def test_a_query_is_answered_by_pages(ask):
    body = {"query": {"upcoming": True}, "options": {"limit": 1}}
    page = ask.post("/v4/launches/query", json=body).json()
    assert (page["totalDocs"], page["hasNextPage"]) == (2, True)


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/v4/engines/query", {}, 404),
        ("/v4/launches/query", {"query": {"a": {"$b": 1}}}, 400),
    ],
)
def test_errors_are_plain_text(ask, path, body, status):
    refused = ask.post(path, json=body)
    assert (refused.status_code, refused.headers["Content-Type"]) == (status, "text/plain")


def test_faults_are_made_on_demand(ask):
    fault = {"path": "launches", "status": 429, "retry_after_s": 7}
    ask.put("/faults", json=[fault])
    limited = ask.get("/v4/launches")
    assert (limited.status_code, limited.headers["Retry-After"]) == (429, "7")
    assert ask.get("/v4/launches").status_code == 200


def test_a_connection_drops_in_the_middle_of_an_answer(ask, fake):
    fake.faults.set([Fault("launches", cut_at_bytes=100)])
    with pytest.raises(httpx.RemoteProtocolError):
        ask.get("/v4/launches")
