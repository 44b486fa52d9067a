"""The list of analyses."""

from __future__ import annotations

import pytest

from spacelaunch.errors import NotFoundError
from spacelaunch.queries.registry import ANALYSES, find_analysis


def test_five_analyses_are_served():
    assert list(ANALYSES) == ["timeline", "sector", "geography", "geography-years", "top-private"]


@pytest.mark.parametrize("name", ANALYSES)
def test_an_analysis_is_found_by_its_name(name):
    assert find_analysis(name).name == name


@pytest.mark.parametrize("name", ["", "Timeline", "top_private", "../timeline"])
def test_an_unknown_name_is_answered_with_those_there_are(name):
    with pytest.raises(NotFoundError) as caught:
        find_analysis(name)
    assert str(caught.value) == (
        f"no analysis {name!r}; there are: "
        "timeline, sector, geography, geography-years, top-private"
    )


@pytest.mark.parametrize("analysis", ANALYSES.values(), ids=ANALYSES)
def test_every_column_says_its_type_and_meaning(analysis):
    assert {column.type for column in analysis.columns} <= {"integer", "number", "string"}
    assert all(column.meaning.endswith(".") for column in analysis.columns)
