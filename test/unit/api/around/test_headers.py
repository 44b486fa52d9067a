import pytest
from flask import Response

from spacelaunch.api.app import create_app
from spacelaunch.config import Settings


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


def shown_by(settings, stores, path, **headers):
    answer = create_app(settings.checked(), stores).test_client().get(path, headers=headers)
    return answer.headers.get("Cross-Origin-Resource-Policy")


OPEN = Settings(bind="0.0.0.0")


@pytest.mark.parametrize("form", ["png", "svg"])
def test_any_page_may_show_a_picture_of_a_server_that_others_reach(done, fake_stores, form):
    assert shown_by(OPEN, fake_stores, f"/charts/timeline.{form}") == "cross-origin"
    assert shown_by(OPEN, fake_stores, f"/results/{done}.{form}") == "cross-origin"


def test_so_it_may_the_picture_of_an_error(fake_stores):
    assert shown_by(OPEN, fake_stores, "/charts/nope.png", Accept="image/*") == "cross-origin"


@pytest.mark.parametrize("path", ["/charts/timeline.json", "/charts/timeline.csv", "/data", "/"])
def test_nothing_but_pictures_may_be_shown_elsewhere(done, fake_stores, path):
    assert shown_by(OPEN, fake_stores, path) == "same-site"


@pytest.mark.parametrize("bind", ["127.0.0.1", "localhost", "::1"])
def test_on_loopback_a_foreign_page_shows_no_picture_either(done, fake_stores, bind):
    settings = Settings(bind=bind)
    assert shown_by(settings, fake_stores, "/charts/timeline.png") == "same-site"
    assert shown_by(settings, fake_stores, "/charts/nope.png", Accept="image/*") == "same-site"


def test_a_304_leaves_it_at_what_the_picture_said(done, fake_stores):
    client = create_app(OPEN.checked(), fake_stores).test_client()
    tag = client.get("/charts/timeline.png").headers["ETag"]
    again = client.get("/charts/timeline.png", headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert "Cross-Origin-Resource-Policy" not in again.headers


def test_pages_elsewhere_may_show_a_picture_where_origins_are_named(done, fake_stores):
    settings = Settings(cors_origins="https://lab.example")
    assert shown_by(settings, fake_stores, "/charts/timeline.png") == "cross-origin"
    assert shown_by(settings, fake_stores, "/data") == "same-site"
