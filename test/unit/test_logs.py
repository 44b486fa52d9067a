import json
import logging

import pytest

from spacelaunch.config import Settings
from spacelaunch.domain.api_key import text_of
from spacelaunch.logs import JsonLines, OnceAMinute, TextLines, about, now_about, set_up_logging


@pytest.fixture(autouse=True)
def about_nothing():
    now_about()
    yield
    now_about()


def record(message="it is so", **extra):
    return logging.makeLogRecord(
        {"name": "spacelaunch.x", "levelname": "INFO", "msg": message, "created": 0.0, **extra}
    )


def test_a_json_line_says_when_how_bad_who_and_what():
    assert json.loads(JsonLines().format(record())) == {
        "time": "1970-01-01T00:00:00.000+00:00",
        "level": "INFO",
        "logger": "spacelaunch.x",
        "message": "it is so",
    }


def test_a_json_line_stays_one_line_and_holds_what_was_given_beside_the_message():
    line = JsonLines().format(record("two\nlines", status=200))
    assert ("\n" in line, json.loads(line)["status"]) == (False, 200)


def test_a_json_line_holds_the_trace_of_an_exception():
    exc = ZeroDivisionError("x")
    line = json.loads(JsonLines().format(record(exc_info=(type(exc), exc, None))))
    assert line["exception"] == "ZeroDivisionError: x"


def test_a_text_line_ends_with_what_it_is_about():
    with about(job_id="j1", request_id=None):
        assert TextLines().format(record()).endswith(" INFO spacelaunch.x: it is so [job_id=j1]")


def test_facts_add_up_inside_and_are_gone_outside():
    with about(job_id="j1"), about(request_id="r1"):
        inside = json.loads(JsonLines().format(record()))
    outside = json.loads(JsonLines().format(record()))
    assert (inside["job_id"], inside["request_id"]) == ("j1", "r1")
    assert {"job_id", "request_id"} & outside.keys() == set()


def test_the_next_request_of_a_thread_knows_nothing_of_the_one_before():
    now_about(request_id="r1", trace_id="t1")
    now_about(request_id="r2")
    line = json.loads(JsonLines().format(record()))
    assert (line["request_id"], "trace_id" in line) == ("r2", False)


def test_the_same_line_is_let_through_once_a_minute():
    once = OnceAMinute()
    moments = [0.0, 59.9, 60.0, 60.1, 120.0]
    assert [once.filter(record(created=at)) for at in moments] == [True, False, True, False, True]


def test_another_line_is_let_through_meanwhile():
    once = OnceAMinute()
    assert [once.filter(record(said, created=1.0)) for said in ("a", "b", "a")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(("form", "formatter"), [("json", JsonLines), ("text", TextLines)])
def test_the_setting_chooses_the_form(form, formatter, monkeypatch):
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    monkeypatch.setattr(root, "level", root.level)
    set_up_logging(Settings(log_format=form).checked())
    assert [type(handler.formatter) for handler in root.handlers] == [formatter]


@pytest.mark.parametrize("lines", [TextLines(), JsonLines()], ids=["text", "json"])
def test_a_key_is_in_no_line_wherever_its_owner_put_it(lines):
    key = text_of(bytes(range(32)))
    with about(request_id=key):
        said = lines.format(record(f"GET /data/{key} 404", path=f"/data/{key}"))
    assert key not in said
    assert key[20:] not in said
    assert "spacelaunch_0001…" in said
