"""How clients reach this server, behind a proxy that serves it below a path."""

import re

import pytest

from factories import make_record
from spacelaunch.api.app import create_app
from spacelaunch.api.around.own_address import HOST
from spacelaunch.api.routes.docs import VIEWER
from spacelaunch.config import Settings

BEHIND = {"X-Forwarded-Prefix": "/launches", "X-Forwarded-Proto": "https"}


@pytest.fixture
def proxied(loaded, fake_stores):
    """The same stores behind one proxy that is trusted."""
    client = create_app(Settings(trusted_proxies=1).checked(), fake_stores).test_client()
    client.environ_base.update(
        {f"HTTP_{k.upper().replace('-', '_')}": v for k, v in BEHIND.items()}
    )
    return client


def test_a_job_and_its_links_stand_below_the_prefix(proxied):
    answer = proxied.post("/analyze/timeline")
    body = answer.get_json()
    own = f"/launches/jobs/{body['job_id']}"
    assert answer.headers["Location"] == own
    assert body["links"] == {
        "self": own,
        "events": f"{own}/events",
        "result": f"/launches/results/{body['job_id']}",
    }
    assert proxied.get(own.removeprefix("/launches")).get_json()["links"] == body["links"]


def test_a_load_and_the_next_page_do_too(proxied):
    loaded = proxied.post("/data", json=make_record(Detail="Rocket 3 | Mission 3"))
    assert loaded.headers["Location"] == "/launches/data"
    assert re.match(r"</launches/data\?.*>; rel", proxied.get("/data?limit=1").headers["Link"])
    proxied.post("/analyze/timeline")
    proxied.post("/analyze/sector")
    assert re.match(r"</launches/jobs\?.*>; rel", proxied.get("/jobs?limit=1").headers["Link"])


def test_provenance_leads_below_the_prefix(proxied, done):
    links = proxied.get(f"/results/{done}/provenance").get_json()["links"]
    assert {path.split("/")[1] for path in links.values()} == {"launches"}


def test_an_error_names_the_path_that_was_asked_for(proxied):
    assert proxied.get("/nothing").get_json()["instance"] == "/launches/nothing"


def test_the_documentation_loads_and_shows_what_is_there(proxied):
    page = proxied.get("/docs").text
    named = re.findall(r'(?:src|spec-url)="([^"]+)"', page)
    assert named == [f"/launches/docs/{VIEWER}", "/launches/openapi.json"]
    document = proxied.get("/openapi.json")
    assert document.get_json()["servers"] == [{"url": "/launches"}]
    assert "curl https://localhost/launches/data" in document.text
    assert HOST not in document.text


@pytest.mark.parametrize("accept", ["text/plain", "application/json"])
def test_help_shows_curls_that_work(proxied, accept):
    text = proxied.get("/help", headers={"Accept": accept}).text
    assert "curl https://localhost/launches/data/summary" in text
    assert "open https://localhost/launches/docs" in text
    assert HOST not in text


def test_without_a_proxy_examples_have_the_address_that_was_asked(client):
    host = {"Host": "127.0.0.1:81"}
    assert "curl 127.0.0.1:81/data/summary" in client.get("/help", headers=host).text
    document = client.get("/openapi.json", headers=host)
    assert document.get_json()["servers"] == [{"url": "/"}]
    assert "open http://127.0.0.1:81/docs" in document.text


def test_a_client_that_names_no_host_gets_the_usual_one(client):
    assert f"curl {HOST}/data/summary" in client.get("/help", headers={"Host": ""}).text


def test_whoever_is_no_trusted_proxy_moves_nothing(client, loaded):
    answer = loaded.post("/analyze/timeline", headers=BEHIND)
    assert answer.headers["Location"].startswith("/jobs/")


def test_the_last_of_several_prefixes_is_the_proxys_own(proxied):
    headers = {"X-Forwarded-Prefix": "/made-up, /launches/"}
    answer = proxied.post("/analyze/timeline", headers=headers)
    assert answer.headers["Location"].startswith("/launches/jobs/")


@pytest.mark.parametrize(
    "prefix", ["//evil.example", "launches", "/<script>", "/a b", "https://evil.example", "/é"]
)
def test_what_is_no_path_is_refused_and_not_repeated_in_a_page(proxied, prefix):
    answer = proxied.get("/docs", headers={"X-Forwarded-Prefix": prefix})
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.get_json()["detail"].startswith("X-Forwarded-Prefix: expected a path such as")
