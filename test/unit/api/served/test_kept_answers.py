"""Answers kept by their question, within a budget of bytes."""

import pytest

from spacelaunch.api.served import kept_answers
from spacelaunch.api.served.kept_answers import SHAPING, KeptAnswer, KeptAnswers, question_of
from spacelaunch.storage.current_version import Standing

NOW, LATER = Standing(None, None), Standing(None, b"decided")


def answer(body: bytes = b"[]", standing: Standing = NOW) -> KeptAnswer:
    return KeptAnswer("200 OK", (), body, "/data", "/data", standing)


@pytest.fixture
def answers(monkeypatch):
    """Room for four that have a body of a hundred bytes."""
    monkeypatch.setattr(kept_answers, "_OVERHEAD_BYTES", 0)
    monkeypatch.setattr(kept_answers, "MOST_KEPT_BYTES", 404)
    return KeptAnswers()


def keep(answers, *names, size=100):
    for name in names:
        answers.keep((name,), answer(b"x" * size))


def kept(answers, names):
    return "".join(name for name in names if answers.find((name,)))


def test_an_answer_is_found_by_its_question_alone(answers):
    first = answer(b"first")
    answers.keep(("a", None), first)
    assert answers.find(("a", None)) is first
    assert answers.find(("a", "")) is None


def test_the_oldest_make_room(answers):
    keep(answers, "a", "b", "c", "d", "e")
    assert kept(answers, "abcde") == "bcde"


def test_what_is_asked_twice_takes_its_room_once(answers):
    keep(answers, "a", "b", "c", "d", "d", "d")
    assert kept(answers, "abcd") == "abcd"


def test_no_answer_takes_most_of_the_room(answers):
    keep(answers, "a", "b")
    keep(answers, "z", size=101)
    assert kept(answers, "abz") == "ab"


def test_a_long_question_counts_as_its_answer_does(answers):
    answers.keep(("a" * 200,), answer(b""))
    assert answers.find(("a" * 200,)) is None


def test_once_the_data_stand_otherwise_nothing_of_before_is_kept(answers):
    keep(answers, "a", "b", "c")
    answers.keep(("d",), answer(b"x" * 100, LATER))
    assert kept(answers, "abcd") == "d"
    keep(answers, "a", "b", "c", "d")
    assert kept(answers, "abcd") == "abcd"


def asked(**others):
    return question_of({"REQUEST_METHOD": "GET", "PATH_INFO": "/data", **others})


@pytest.mark.parametrize("name", SHAPING)
def test_what_shapes_an_answer_makes_another_question(name):
    assert asked(**{name: "x"}) != asked(**{name: "y"})


def test_who_asks_and_by_which_program_makes_no_other():
    assert asked(REMOTE_ADDR="::1", HTTP_USER_AGENT="curl") == asked()


@pytest.mark.parametrize(
    "others",
    [
        pytest.param({"REQUEST_METHOD": "POST"}, id="doing"),
        pytest.param({"REQUEST_METHOD": "HEAD"}, id="asking for a head"),
        pytest.param({"CONTENT_LENGTH": "5"}, id="sending a body"),
        pytest.param({"HTTP_TRANSFER_ENCODING": "chunked"}, id="sending a body in chunks"),
    ],
)
def test_more_than_reading_is_no_question(others):
    assert asked(**others) is None
