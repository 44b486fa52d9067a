"""Which content type a client likes best."""

import pytest
from flask import Flask

from spacelaunch.api.around.negotiation import best_type
from spacelaunch.errors import NotAcceptableError

app = Flask("negotiation", root_path=".")
TYPES = ("image/png", "image/svg+xml", "application/json", "text/csv")


def best(accept: str | None) -> str:
    headers = {} if accept is None else {"Accept": accept}
    with app.test_request_context("/", headers=headers):
        return best_type(TYPES)


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        pytest.param(None, "image/png", id="nothing said"),
        pytest.param("", "image/png", id="nothing named"),
        pytest.param("*/*", "image/png", id="anything"),
        pytest.param("text/csv", "text/csv", id="by name"),
        pytest.param("TEXT/CSV", "text/csv", id="in capitals"),
        pytest.param("text/csv; charset=utf-8", "text/csv", id="with a parameter"),
        pytest.param("image/*", "image/png", id="a family"),
        pytest.param("text/*;q=0.5, image/*;q=0.4", "text/csv", id="a family liked more"),
        pytest.param("text/csv;q=0.5, application/json", "application/json", id="by liking"),
        pytest.param("image/png;q=0, */*", "image/svg+xml", id="all but one"),
        pytest.param("*/*, text/csv", "text/csv", id="a name before anything"),
        pytest.param("image/*, image/svg+xml", "image/svg+xml", id="a name before its family"),
        pytest.param("text/html, */*;q=0.8", "image/png", id="a browser"),
    ],
)
def test_the_type_that_is_liked_best_is_chosen(accept, chosen):
    assert best(accept) == chosen


@pytest.mark.parametrize("accept", ["image/gif", "text/html, image/gif", "text/csv;q=0", "*/*;q=0"])
def test_where_none_is_accepted_all_are_named(accept):
    with pytest.raises(NotAcceptableError, match="this can be had as image/png, image/svg"):
        best(accept)
