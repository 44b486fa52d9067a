import pytest

from spacelaunch.sources.document_fields import is_moment


@pytest.mark.parametrize("text", ["2020-01-01T00:00:00.000Z", "2020-01-01T00:00:00+00:00"])
def test_a_full_moment_is_one(text):
    assert is_moment(text)


@pytest.mark.parametrize("value", [None, 5, "", "2020-01-01", "2020-02-30T00:00:00Z"])
def test_anything_else_is_none(value):
    assert not is_moment(value)
