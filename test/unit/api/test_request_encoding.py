"""Bytes that are no UTF-8 in what is asked."""

import pytest


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/data?q=M%E9t%E9o", "the query string is not UTF-8: it has %E9 after 'q=M'; "),
        ("/data?%FF=1", "the query string is not UTF-8: it has %FF after ''; "),
        ("/data?q=%C3", "the query string is not UTF-8: it has %C3 after 'q='; "),
        ("/healthz?x=%ED%A0%80", "the query string is not UTF-8: it has %ED after 'x='; "),
    ],
    ids=["Latin-1", "a name", "half a sign", "half a pair of UTF-16"],
)
def test_bytes_that_are_no_utf_8_are_refused(client, path, name):
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.get_json()["detail"] == f"{name}as UTF-8 é is %C3%A9"


def test_so_they_are_in_a_path(client):
    # As a server hands it on; Flask's test client cannot ask for it.
    answer = client.get("/jobs/x", environ_overrides={"PATH_INFO": "/jobs/M\xe9t"})
    assert answer.status_code == 400
    assert "the path is not UTF-8: it has %E9 after '/jobs/M'" in answer.get_json()["detail"]


@pytest.mark.parametrize(
    "query", ["q=M%C3%A9t%C3%A9o", "q=a+b%25", "q=%F0%9F%9A%80", "q=%00", "q=%E4%B8%AD"]
)
def test_whatever_is_utf_8_may_be_asked(loaded, query):
    assert loaded.get(f"/data?{query}").status_code == 200
