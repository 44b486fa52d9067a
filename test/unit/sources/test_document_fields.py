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
def test_the_pattern_says_the_same(text):
    assert BY_PATTERN.isinstance_python(text) == is_moment(text)


def test_the_pattern_knows_each_day():
    years = range(1890, 2110)
    texts = [f"{y}-{m:02}-{d:02}T00:00:00Z" for y in years for m in range(14) for d in range(33)]
    assert [*map(BY_PATTERN.isinstance_python, texts)] == [*map(is_moment, texts)]
