import pytest
from flask import Flask
from pydantic import TypeAdapter

from spacelaunch.api.around.arguments import (
    WholeArgument,
    arguments_once,
    only_arguments,
    yes_argument,
)
from spacelaunch.errors import BadRequestError

app = Flask("arguments", root_path=".")
LIMIT = WholeArgument("limit", "How many.", 10, default=50, least=1, most=500)


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
        LIMIT.read()


@pytest.mark.parametrize(("query", "number"), [("", 50), ("limit=1", 1), ("limit=500", 500)])
def test_a_whole_number_is_read_or_is_its_default(query, number):
    with app.test_request_context(f"/?{query}"):
        assert LIMIT.read() == number


@pytest.mark.parametrize("text", ["0", "501"])
def test_a_number_out_of_its_bounds_is_refused(text):
    with (
        app.test_request_context("/", query_string={"limit": text}),
        pytest.raises(BadRequestError, match="limit"),
    ):
        LIMIT.read()


def test_it_is_told_with_the_bounds_by_which_it_is_read():
    schema = TypeAdapter(LIMIT.parameter.kind).json_schema()
    assert schema == {"type": "integer", "minimum": LIMIT.least, "maximum": LIMIT.most}


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
