import pytest
from flask import Response

from spacelaunch.api.app import create_app
from spacelaunch.config import Settings

OPEN = Settings(bind="0.0.0.0")


@pytest.mark.parametrize("path", ["/healthz", "/data", "/nope", "/help"])
def test_every_answer_tells_browsers_to_be_careful(client, path):
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-site"


def test_an_svg_runs_nothing(client, done):
    policy = client.get(f"/results/{done}.svg").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert policy.endswith("sandbox")


def test_a_page_may_bring_a_policy_of_its_own(fake_stores):
    app = create_app(Settings().checked(), fake_stores)
    own = {"Content-Security-Policy": "default-src 'self'"}
    app.add_url_rule("/page", "page", lambda: Response("", headers=own))
    headers = app.test_client().get("/page").headers
    assert headers["Content-Security-Policy"] == "default-src 'self'"


NAME = "launches.example"


def shown_by(stores, path, host=NAME, settings=OPEN, **headers):
    client = create_app(settings.checked(), stores).test_client()
    answer = client.get(path, headers={"Host": host, **headers})
    return answer.headers.get("Cross-Origin-Resource-Policy")


@pytest.mark.parametrize("form", ["png", "svg"])
def test_any_page_may_show_a_picture_of_a_server_that_has_a_name(done, fake_stores, form):
    assert shown_by(fake_stores, f"/charts/timeline.{form}") == "cross-origin"
    assert shown_by(fake_stores, f"/results/{done}.{form}", f"{NAME}:8080") == "cross-origin"


def test_so_it_may_where_a_proxy_on_this_machine_has_the_name(done, fake_stores):
    behind = Settings(trusted_hosts=NAME)
    assert shown_by(fake_stores, "/charts/timeline.png", settings=behind) == "cross-origin"


def test_so_it_may_the_picture_of_an_error(fake_stores):
    assert shown_by(fake_stores, "/charts/nope.png", Accept="image/*") == "cross-origin"


@pytest.mark.parametrize("path", ["/charts/timeline.json", "/charts/timeline.csv", "/data", "/"])
def test_nothing_but_pictures_may_be_shown_elsewhere(done, fake_stores, path):
    assert shown_by(fake_stores, path) == "same-site"


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1:5000", "localhost", "localhost.:5000", "lab.localhost:80", "lab.localhost."),
        *("[::1]:5000", "0.0.0.0", "192.168.1.20"),
    ],
)
def test_what_a_browser_reaches_as_its_own_machine_or_by_address_no_foreign_page_shows(
    done, fake_stores, host
):
    assert shown_by(fake_stores, "/charts/timeline.png", host) == "same-site"
    assert shown_by(fake_stores, "/charts/nope.png", host, Accept="image/*") == "same-site"


def test_a_304_leaves_it_at_what_the_picture_said(done, fake_stores):
    client = create_app(OPEN.checked(), fake_stores).test_client()
    named = {"Host": NAME}
    tag = client.get("/charts/timeline.png", headers=named).headers["ETag"]
    again = client.get("/charts/timeline.png", headers={**named, "If-None-Match": tag})
    assert again.status_code == 304
    assert "Cross-Origin-Resource-Policy" not in again.headers


def test_pages_elsewhere_may_show_a_picture_where_origins_are_named(done, fake_stores):
    named = Settings(cors_origins="https://lab.example")
    assert shown_by(fake_stores, "/charts/timeline.png", "localhost", named) == "cross-origin"
    assert shown_by(fake_stores, "/data", "localhost", named) == "same-site"
