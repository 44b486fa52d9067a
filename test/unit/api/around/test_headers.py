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


def test_pages_elsewhere_may_show_a_picture_where_origins_are_named(fake_stores):
    app = create_app(Settings(cors_origins="https://lab.example").checked(), fake_stores)
    shown_by = app.test_client().get("/healthz").headers["Cross-Origin-Resource-Policy"]
    assert shown_by == "cross-origin"
