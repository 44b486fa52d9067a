"""What the names of a table mean."""

from __future__ import annotations

import pytest

from factories import HEADER
from spacelaunch.sources.headings import read_headings, why_too_many


@pytest.mark.parametrize(
    "form",
    [
        str, str.upper, lambda name: name.strip().lower().replace(" ", "_"),
        lambda name: name.replace(" ", "."), lambda name: name.replace(" ", "\xa0"),
        lambda name: f"\ufeff{name}\u200b", lambda name: name.strip().replace(" ", ""),
    ],
    ids=["as it is", "upper case", "snake", "dots", "no-break", "zero width", "in one"],
)  # fmt: skip
def test_names_mean_the_same_however_they_are_written(form):
    found = read_headings(tuple(form(name) for name in HEADER))

    assert found.places == {name.strip(): place for place, name in enumerate(HEADER)}
    assert (found.twice, found.sibling) == (None, None)


def test_a_column_under_two_names_is_told():
    assert read_headings(("Year", "Rocket", "# Rocket")).twice == "Rocket"


def test_two_hundred_names_of_two_hundred_letters_are_enough():
    assert why_too_many(["x" * 200] * 200) is None
    assert "201 columns" in (why_too_many(["x"] * 201) or "")
    assert "longer than 200" in (why_too_many(["x" * 201]) or "")
