import pytest
from flask import Flask

from spacelaunch.api.around.arguments import (
    arguments_once,
    only_arguments,
    whole_argument,
    yes_argument,
)
from spacelaunch.errors import BadRequestError

app = Flask("arguments", root_path=".")


@pytest.mark.parametrize(
    ("query", "said"),
    [("", False), ("dry_run=1", True), ("dry_run=True", True), ("dry_run=0", False)],
)
def test_a_yes_or_no_is_read(query, said):
    with app.test_request_context(f"/?{query}"):
        assert yes_argument("dry_run") is said


def test_what_is_neither_yes_nor_no_is_refused():
    with (
        app.test_request_context("/?dry_run=perhaps"),
        pytest.raises(BadRequestError, match="dry_run: expected 1 or 0, got 'perhaps'"),
    ):
        yes_argument("dry_run")


@pytest.mark.parametrize("text", ["-1", "1.5", "many", "", "²"])
def test_what_is_no_whole_number_is_refused(text):
    with (
        app.test_request_context("/", query_string={"limit": text}),
        pytest.raises(BadRequestError, match="limit: expected a whole number"),
    ):
        whole_argument("limit", default=1)


def test_an_unknown_argument_is_refused_with_the_known_ones():
    with (
        app.test_request_context("/?lmit=1"),
        pytest.raises(BadRequestError, match="unknown query parameter 'lmit'; it takes limit"),
    ):
        only_arguments("limit")


def test_a_repeated_argument_is_refused_unless_several_may_be_given():
    with app.test_request_context("/?limit=1&status=a&status=b&limit=2"):
        with pytest.raises(BadRequestError, match=r"^limit is given twice: '1' and '2'$"):
            only_arguments("limit", several=["status"])
        only_arguments(several=["status", "limit"])


def test_arguments_are_read_where_each_stands_once():
    with app.test_request_context("/?a=1&b=2"):
        assert arguments_once() == {"a": "1", "b": "2"}
    with (
        app.test_request_context("/?a=1&a=1"),
        pytest.raises(BadRequestError, match="a is given twice"),
    ):
        arguments_once()
