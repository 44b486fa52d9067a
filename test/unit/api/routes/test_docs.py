import re

import pytest

from spacelaunch.api.routes.docs import VIEWER


def test_the_document_is_served_as_json(client):
    answer = client.get("/openapi.json")
    assert (answer.mimetype, answer.get_json()["info"]["title"]) == (
        "application/json",
        "Space Launches",
    )


def test_the_page_has_no_script_of_its_own_and_may_load_only_from_us(client):
    answer = client.get("/docs")
    policy = answer.headers["Content-Security-Policy"]
    assert re.findall(r"<script[^>]*>(.*?)</script>", answer.text) == [""]
    assert "script-src 'self';" in policy
    assert "http" not in policy


def test_everything_that_the_page_names_is_served(client):
    page = client.get("/docs").text
    named = re.findall(r'(?:src|spec-url)="([^"]+)"', page)
    assert named == [f"/docs/{VIEWER}", "/openapi.json"]
    assert [client.get(path).status_code for path in named] == [200, 200]


def test_the_viewer_is_a_script(client):
    answer = client.get(f"/docs/{VIEWER}")
    assert answer.mimetype == "text/javascript"
    assert b"rapi-doc" in answer.data


@pytest.mark.parametrize("path", ["/openapi.json", "/docs", f"/docs/{VIEWER}"])
def test_what_a_client_has_is_not_sent_again(client, path):
    etag = client.get(path).headers["ETag"]
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("name", ["nothing.js", "..", "%2e%2e%2fdocs.py"])
def test_no_other_file_is_served(client, name):
    assert client.get(f"/docs/{name}").status_code == 404
