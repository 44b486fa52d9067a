import pytest
from streamlit.testing.v1 import AppTest

from spacelaunch.errors import (
    ConflictError,
    ForbiddenError,
    NoServerError,
    NotFoundError,
    SpacelaunchError,
    UnauthorizedError,
)


def _page(exc):  # its source is a script of its own
    import streamlit as st  # noqa: PLC0415

    from spacelaunch.dashboard.trouble import part  # noqa: PLC0415

    with part("First"):
        raise exc
    with part("Second"):
        st.write("still here")


def told(exc):
    """What a page says of an error in one of its parts."""
    return AppTest.from_function(_page, args=(exc,), default_timeout=60).run()


@pytest.mark.parametrize("kind", [NotFoundError, ConflictError])
def test_what_is_only_missing_is_no_alarm_and_hides_nothing_else(kind):
    page = told(kind("no data are loaded"))
    assert [each.value for each in page.info] == ["No data are loaded"]
    assert not page.error
    assert [each.value for each in page.subheader] == ["First", "Second"]
    assert [each.value for each in page.markdown] == ["still here"]


def test_an_api_that_is_away_is_named_once_and_can_be_asked_again():
    page = told(NoServerError("no server answers at http://api:5000"))
    assert [each.value for each in page.error] == ["No server answers at http://api:5000"]
    assert [each.label for each in page.button] == ["Ask again"]
    assert not page.markdown


@pytest.mark.parametrize(
    ("kind", "scope"), [(UnauthorizedError, "read"), (ForbiddenError, "write")]
)
def test_a_key_that_is_missing_or_opens_too_little_says_which_to_make(kind, scope):
    (said,) = [each.value for each in told(kind("a key is required")).error]
    assert f"spacelaunch keys create --scope {scope}" in said
    assert "SPACELAUNCH_API_KEY" in said


def test_any_other_error_is_said_as_it_is():
    assert [each.value for each in told(SpacelaunchError("no ink")).error] == ["No ink"]
