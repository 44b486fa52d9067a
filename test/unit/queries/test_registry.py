"""The analyses that are found, and what each must bring."""

from __future__ import annotations

from importlib.resources import files

import pytest

from analysis_tests import find_tests
from flights import Data
from spacelaunch.errors import NotFoundError
from spacelaunch.queries.registry import (
    ALL,
    ANALYSES,
    CATALOGUE_ANALYSES,
    SILVER_ANALYSES,
    find_analysis,
    find_asked,
)


def test_every_statement_with_a_question_of_its_name_is_an_analysis():
    found = files("spacelaunch.queries").iterdir()
    statements = {path.name.removesuffix(".sql") for path in found if path.name.endswith(".sql")}
    assert {name.replace("-", "_") for name in ANALYSES} == statements - {
        *("selected", "selection", "reach")
    }


def test_so_is_every_statement_of_silver_but_those_that_count_for_all():
    found = files("spacelaunch.queries.silver").iterdir()
    statements = {path.name.removesuffix(".sql") for path in found if path.name.endswith(".sql")}
    named = {name.replace("-", "_") for name in SILVER_ANALYSES}
    others = (
        "selection",
        "of_source",
        "of_all",
        "merged_from",
        "build",
        "names",
        "reconciled",
        "planned",
        "counted",
    )
    assert named == statements - {*others}


def test_so_is_every_statement_over_the_catalogue():
    found = files("spacelaunch.queries.catalogue").iterdir()
    statements = {path.name.removesuffix(".sql") for path in found if path.name.endswith(".sql")}
    assert {*CATALOGUE_ANALYSES} == statements - {"selection"}


def test_the_timeline_under_all_definitions_is_another_analysis():
    analysis, given = find_asked("timeline", {"definitions": "all", "theme": "dark"})
    assert (analysis.name, given) == ("robustness", {"theme": "dark"})
    assert find_asked("timeline", {"definitions": "file"})[0].name == "timeline"


@pytest.mark.parametrize("name", ANALYSES)
def test_an_analysis_brings_what_its_claims_and_its_figures_are_held_against(name):
    brought = find_tests(name)
    assert len(brought.sentences) > 0
    assert brought.expect([], {}, Data([], frozenset())).rows == []


@pytest.mark.parametrize("name", ALL)
def test_an_analysis_is_found_by_its_name(name):
    assert find_analysis(name).name == name


@pytest.mark.parametrize("name", ["", "Timeline", "top_private", "../timeline"])
def test_an_unknown_name_is_answered_with_those_there_are(name):
    with pytest.raises(NotFoundError) as caught:
        find_analysis(name)
    assert str(caught.value) == f"no analysis {name!r}; there are: {', '.join(ALL)}"


@pytest.mark.parametrize("analysis", ALL.values(), ids=ALL)
def test_every_column_says_its_type_and_meaning(analysis):
    assert {column.type for column in analysis.columns} <= {"integer", "number", "string"}
    assert all(column.meaning.endswith(".") for column in analysis.columns)
