"""JSON text -> its value."""

from __future__ import annotations

import pytest

from spacelaunch.errors import BadDataError
from spacelaunch.sources.strict_json import read_value


def message(body: bytes) -> str:
    with pytest.raises(BadDataError) as caught:
        read_value(body)
    return str(caught.value)


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (
            b'{"a": [{"b": 1}, {"b": 2}], "b": {"a": null}}',
            {"a": [{"b": 1}, {"b": 2}], "b": {"a": None}},
        ),
        ('"é"'.encode(), "é"),
        (b"[1.5, true]", [1.5, True]),
    ],
    ids=["a name in several objects", "a text", "an array"],
)
def test_a_value_is_read(body, value):
    assert read_value(body) == value


@pytest.mark.parametrize(
    "body", [b"", b"{", b'{"a": NaN}', b'"\xe9"', b"\xef\xbb\xbf1", b"[1,]", b"1 2"], ids=repr
)
def test_what_is_no_json_is_refused(body):
    assert message(body).startswith("the body is not valid JSON: ")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"a": 1, "b": 0, "a": 2}', "'a' stands twice in one object: '1' and '2'"),
        (b'[{"a": 1}, {"a": "x", "a": "x"}]', "'a' stands twice in one object: 'x' and 'x'"),
        (
            b'{"deep": {"\\u0061": null, "a": true}}',
            "'a' stands twice in one object: None and True",
        ),
    ],
    ids=["an object", "in an array", "written in two ways"],
)
def test_a_name_that_stands_twice_in_an_object_is_refused(body, said):
    assert message(body) == said


def test_a_number_may_have_more_digits_than_python_reads():
    assert read_value(b'{"a": 1%s}' % (b"0" * 300)) == {"a": 1e300}
    assert read_value(b"[0.%s]" % (b"1" * 5_000)) == [pytest.approx(1 / 9)]


def test_as_far_as_json_goes_a_value_may_be_nested():
    assert read_value(b"[" * 1_000 + b"]" * 1_000) != []
    assert message(b"[" * 2_000 + b"]" * 2_000).startswith("the body is not valid JSON: ")
