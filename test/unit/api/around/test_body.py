from io import BytesIO

import pytest

from factories import csv_bytes, make_record
from spacelaunch.api.app import create_app
from spacelaunch.api.around.body import LONGEST_FIELD
from spacelaunch.config import Settings


class Unreadable:
    """A body that must not be touched."""

    def read(self, *_):
        raise AssertionError("the body was read")

    readline = readlines = __iter__ = read


@pytest.fixture
def narrow(fake_stores):
    settings = Settings(upload_limit_bytes=5_000, json_limit_bytes=1_000).checked()
    return create_app(settings, fake_stores).test_client()


@pytest.mark.parametrize(
    ("path", "kind", "length"),
    [
        ("/data", "text/csv", 5_001),
        ("/data", "application/json", 1_001),
        ("/analyze/timeline", "text/csv", 1_001),
        ("/nope", "text/csv", 1_001),
    ],
)
def test_a_body_over_its_limit_is_refused_unread(narrow, path, kind, length):
    environ = {"wsgi.input": Unreadable(), "CONTENT_LENGTH": str(length), "CONTENT_TYPE": kind}
    answer = narrow.post(path, environ_overrides=environ)
    assert (answer.status_code, answer.mimetype) == (413, "application/problem+json")


def test_a_csv_may_be_larger_than_json(narrow):
    assert narrow.post("/data", data=b"x" * 2_000, content_type="text/csv").status_code == 400


def chunked(client, path, body, kind):
    """POST a body whose length is not said."""
    environ = {
        "wsgi.input": body,
        "wsgi.input_terminated": True,
        "HTTP_TRANSFER_ENCODING": "chunked",
        "CONTENT_TYPE": kind,
    }
    return client.post(path, environ_overrides=environ)


@pytest.mark.parametrize(
    ("path", "kind", "limit"),
    [
        ("/data", "text/csv", 5_000),
        ("/data", "application/json", 1_000),
        ("/analyze/timeline", "application/json", 1_000),
    ],
)
def test_a_body_of_unknown_length_is_had_whole_or_not_at_all(narrow, path, kind, limit):
    body = BytesIO(b"x" * 9_000)
    assert chunked(narrow, path, body, kind).status_code == 413
    assert body.tell() <= limit


def test_a_file_of_unknown_length_in_a_form_is_had_whole_or_not_at_all(narrow):
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="f.csv"\r\n\r\n'
    body = BytesIO(head + b"x" * 9_000 + b"\r\n--b--\r\n")
    answer = chunked(narrow, "/data", body, "multipart/form-data; boundary=b")
    assert answer.status_code == 413


def test_a_body_of_unknown_length_under_the_limit_is_read(narrow):
    body = BytesIO(csv_bytes([make_record()]))
    assert chunked(narrow, "/data", body, "text/csv").status_code == 201


def test_a_body_of_unknown_length_and_kind_is_not_taken_for_none(narrow):
    answer = narrow.post("/data", headers={"Transfer-Encoding": "chunked"})
    assert (answer.status_code, answer.get_json()["detail"]) == (400, "the file is empty")


def test_too_many_parts_are_refused(narrow):
    parts = {f"part{number}": "x" for number in range(11)}
    answer = narrow.post("/data", data=parts, content_type="multipart/form-data")
    assert (answer.status_code, "more than 10 parts" in answer.get_json()["detail"]) == (413, True)


def test_what_is_no_file_is_short(fake_stores):
    """Werkzeug looks through it again with each piece that comes."""
    name = "n" * (LONGEST_FIELD + 1)
    client = create_app(Settings(), fake_stores).test_client()
    answer = client.post("/data", data={"file": (BytesIO(b"x"), name)})
    assert (answer.status_code, "a name longer than 500,000" in answer.text) == (413, True)
