"""Asking an analysis of a data set, whichever the analysis is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_launch
from spacelaunch.domain.launch import Launch, Sector
from spacelaunch.domain.summary import Origin, Summary
from spacelaunch.queries.engine import columns_read, count_selected, summarise
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.relation.rows import launches_table

ORIGIN = Origin("v1", "test", is_synthetic=False, data_from=None, data_until=None)
LAUNCHES = [
    make_launch(2000, provider="Acme", cost_musd=50.0),
    make_launch(2001, provider="Agency", sector=Sector.STATE, country="China", cost_musd=None),
]


def ask(name: str, launches: list[Launch], **given: object) -> Summary:
    params = read_parameters(ANALYSES[name].parameters, given)
    return summarise(ANALYSES[name], params, launches_table(launches), ORIGIN)


@pytest.mark.parametrize("name", ANALYSES)
def test_the_rows_have_the_columns_that_the_analysis_declares(name):
    declared = [column.name for column in ANALYSES[name].columns]
    assert list(ask(name, LAUNCHES).rows[0]) == declared


@pytest.mark.parametrize("name", ANALYSES)
def test_a_summary_says_which_analysis_of_which_data_it_is(name):
    summary = ask(name, LAUNCHES)
    assert (summary.analysis, summary.title) == (name, ANALYSES[name].title)
    assert summary.origin is ORIGIN


@pytest.mark.parametrize("name", ANALYSES)
def test_a_summary_carries_its_parameters_with_the_defaults(name):
    params = ask(name, LAUNCHES, dpi=60).params
    assert set(params) == set(ANALYSES[name].parameters.model_fields)
    assert params["dpi"] == 60


def test_what_an_analysis_sets_itself_is_no_parameter():
    assert "sector" not in ask("top-private", LAUNCHES).params


@pytest.mark.parametrize("name", ANALYSES)
def test_a_cost_changes_no_number(name):
    dearer = [replace(launch, cost_musd=9_999.0) for launch in LAUNCHES]
    assert ask(name, dearer) == ask(name, LAUNCHES)


@pytest.mark.parametrize("name", ANALYSES)
def test_the_same_question_has_the_same_answer_in_any_order_of_launches(name):
    assert ask(name, LAUNCHES[::-1]) == ask(name, LAUNCHES)


@pytest.mark.parametrize("name", ["timeline", "sector", "geography", "geography-years"])
def test_no_launches_at_all_are_said_without_a_selection(name):
    summary = ask(name, [])
    assert (summary.finding, summary.alt) == ("No launches", "An empty chart. No launches.")
    assert (summary.rows_used, summary.rows_missing) == (0, 0)


@pytest.mark.parametrize("name", ["timeline", "sector", "geography", "geography-years"])
def test_a_name_is_a_value_and_never_a_piece_of_sql(name):
    assert ask(name, LAUNCHES, provider="' or 1 = 1 --").rows == ()


def test_a_name_outside_ascii_selects_its_launches():
    launches = [make_launch(provider="Société Спутник 长征"), *LAUNCHES]
    assert ask("sector", launches, provider="Société Спутник 长征").rows_used == 1


def test_the_selection_is_counted_without_asking():
    table = launches_table([make_launch(year) for year in (2000, 2001, 2002)])
    params = ANALYSES["timeline"].parameters(year_from=2001)
    assert count_selected(ANALYSES["timeline"], params, table) == 2


@pytest.mark.parametrize("name", ANALYSES)
def test_the_columns_that_an_analysis_reads_are_all_that_it_needs(name):
    table = launches_table(LAUNCHES).select(columns_read(ANALYSES[name]))
    params = read_parameters(ANALYSES[name].parameters, {})
    assert summarise(ANALYSES[name], params, table, ORIGIN) == ask(name, LAUNCHES)


def test_an_analysis_reads_no_column_that_it_does_not_name():
    assert not {"launch_id", "mission", "pad"} & {*columns_read(ANALYSES["timeline"])}
