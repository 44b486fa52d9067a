"""The one form of a cursor."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacelaunch.domain.cursor import read_cursor, write_cursor
from spacelaunch.errors import BadRequestError


@given(st.lists(st.none() | st.integers() | st.text(), max_size=5))
def test_what_is_written_is_read(values):
    assert read_cursor(write_cursor(values), len(values)) == values


def coded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        pytest.param("!", id="not base64"),
        pytest.param("é", id="not ASCII"),
        pytest.param("", id="empty"),
        pytest.param("abc", id="not JSON"),
        pytest.param(coded("5"), id="no list"),
        pytest.param(coded("[1]"), id="too short"),
        pytest.param(coded("[1,2,3]"), id="too long"),
        pytest.param(coded("[NaN,1]"), id="not JSON's numbers"),
        pytest.param(coded("[" * 2_900), id="too deep"),
        pytest.param("A" * 1_000_000, id="endless"),
    ],
)
def test_a_damaged_cursor_is_refused(cursor):
    with pytest.raises(BadRequestError, match=r"^cursor: it is damaged; take it from the Link"):
        read_cursor(cursor, 2)
