import pytest
from flask import Flask, Response

from spacelaunch.api.around.preferences import preferences, say_applied
from spacelaunch.errors import BadRequestError

app = Flask("preferences", root_path=".")


@pytest.mark.parametrize(
    ("header", "wait_s", "at_once"),
    [
        pytest.param("wait=30", 30, False, id="wait"),
        pytest.param("respond-async", None, True, id="at once"),
        pytest.param("respond-async, wait=5", 5, True, id="both"),
        pytest.param('Wait="5"; foo=1, handling=lenient', 5, False, id="quoted, with a parameter"),
        pytest.param("wait=5, wait=9", 5, False, id="the first counts"),
        pytest.param("await=5", None, False, id="another"),
        pytest.param("wait=soon, ,", None, False, id="not a number"),
        pytest.param("wait=9999", 60, False, id="longer than a minute"),
    ],
)
def test_preferences_are_read_as_the_rfc_wants(header, wait_s, at_once):
    with app.test_request_context("/", headers={"Prefer": header}):
        assert (preferences().wait_s, preferences().at_once) == (wait_s, at_once)


@pytest.mark.parametrize(("query", "wait_s"), [("wait=7", 7), ("wait=61", 60)])
def test_the_wait_may_stand_in_the_query_string(query, wait_s):
    with app.test_request_context(f"/?{query}"):
        assert preferences().wait_s == wait_s


def test_a_wait_of_the_query_string_that_is_no_number_is_refused():
    with app.test_request_context("/?wait=soon"), pytest.raises(BadRequestError, match="wait: "):
        preferences()


def test_an_answer_says_what_was_applied():
    said = say_applied(Response(), "respond-async", "wait=5").headers["Preference-Applied"]
    assert said == "respond-async, wait=5"
    assert "Preference-Applied" not in say_applied(Response()).headers
