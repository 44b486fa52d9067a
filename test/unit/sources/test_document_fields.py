from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic_core import SchemaValidator, core_schema

from spacelaunch.sources.document_fields import MOMENT_PATTERN, is_moment

BY_PATTERN = SchemaValidator(core_schema.str_schema(pattern=MOMENT_PATTERN))
# Each a little more than there is of it.
MOMENTS = st.builds(
    "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{}".format,
    st.integers(1890, 2110),
    st.integers(0, 13),
    st.integers(0, 32),
    st.integers(0, 25),
    st.integers(0, 61),
    st.integers(0, 61),
    st.sampled_from(["", ".0", ".123456", ".1234567", ".", ",5"]),
    st.sampled_from(
        ["Z", "z", "", "+00:00", "-14:30", "+23:59", "+24:00", "+0100", "Z\n", "+05:60"]
    ),
)
ZONES = st.builds(timezone, st.integers(-1439, 1439).map(lambda n: timedelta(minutes=n)))
FIRST, LAST = map(datetime.fromisoformat, ("1900-01-01T00:00:00", "2100-12-31T23:59:59"))
FEBRUARIES = st.builds("{}-02-{}T00:00:00Z".format, st.integers(1899, 2101), st.integers(28, 30))


@pytest.mark.parametrize("text", ["2020-01-01T00:00:00.000Z", "2020-01-01T00:00:00+00:00"])
def test_a_full_moment_is_one(text):
    assert is_moment(text)


@pytest.mark.parametrize("value", [None, 5, "", "2020-01-01", "2020-02-30T00:00:00Z"])
def test_anything_else_is_none(value):
    assert not is_moment(value)


@given(MOMENTS | FEBRUARIES | st.text(max_size=30))
@example("2020-01-01T00:00:00.000Z")
@example("٢٠٢٠-01-01T00:00:00Z")
def test_pydantic_reads_the_pattern_as_python_does(text):
    assert BY_PATTERN.isinstance_python(text) == is_moment(text)


@pytest.mark.parametrize("by", [is_moment, BY_PATTERN.isinstance_python], ids=["ours", "pydantic"])
def test_the_pattern_knows_the_calendar(by):
    found = [
        (year, month, day)
        for year in range(1890, 2110)
        for month in range(14)
        for day in range(33)
        if by(f"{year}-{month:02}-{day:02}T00:00:00Z")
    ]
    days = map(datetime.fromordinal, range(FIRST.toordinal(), LAST.toordinal() + 1))
    assert found == [(day.year, day.month, day.day) for day in days]


@given(st.datetimes(FIRST, LAST, timezones=ZONES))
def test_what_python_writes_of_a_moment_is_one(moment):
    assert is_moment(moment.isoformat())


@given(MOMENTS | FEBRUARIES)
def test_what_python_cannot_read_as_a_moment_is_none(text):
    try:
        assert datetime.fromisoformat(text).tzinfo or not is_moment(text)
    except ValueError:
        assert not is_moment(text)
