"""Asking an analysis of an engine, whichever the two are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis_tests import ORIGIN, ask, rows_of
from factories import make_launch
from spacelaunch.domain.launch import Sector
from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.queries.parameters import Drawing, OnEither
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.queries.statements import counting, header, parameters_of, read_sql
from spacelaunch.queries.summarise import columns_read, count_selected, summarise
from spacelaunch.relation.rows import launches_table

LAUNCHES = [
    make_launch(2000, provider="Acme", cost_musd=50.0),
    make_launch(2001, provider="Agency", sector=Sector.STATE, country="China", cost_musd=None),
]


@pytest.mark.parametrize("name", ANALYSES)
def test_the_rows_have_the_columns_that_the_analysis_declares(name):
    declared = [column.name for column in ANALYSES[name].columns]
    assert sorted(rows_of(ask(name, LAUNCHES))[0]) == sorted(declared)


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


@pytest.mark.parametrize("name", [name for name in ANALYSES if name != "costs"])
def test_a_cost_changes_no_number_but_that_of_costs(name):
    dearer = [replace(launch, cost_musd=9_999.0) for launch in LAUNCHES]
    assert ask(name, dearer) == ask(name, LAUNCHES)


@pytest.mark.parametrize("name", ANALYSES)
def test_the_same_question_has_the_same_answer_in_any_order_of_launches(name):
    assert ask(name, LAUNCHES[::-1]) == ask(name, LAUNCHES)


def test_no_launches_at_all_are_said_without_a_selection():
    summary = ask("sector", [])
    assert (summary.finding, summary.alt) == ("No launches", "An empty chart. No launches.")
    assert (summary.rows_used, summary.rows_missing) == (0, 0)


BY_PROVIDER = [name for name, each in ANALYSES.items() if "provider" in each.takes]


@pytest.mark.parametrize("name", BY_PROVIDER)
def test_a_name_is_a_value_and_never_a_piece_of_sql(name):
    assert ask(name, LAUNCHES, provider="' or 1 = 1 --").rows == ()


def test_a_name_outside_ascii_selects_its_launches():
    launches = [make_launch(provider="Société Спутник 长征"), *LAUNCHES]
    assert ask("sector", launches, provider="Société Спутник 长征").rows_used == 1


def test_the_selection_is_counted_without_asking():
    table = launches_table([make_launch(year) for year in (2000, 2001, 2002)])
    params = ANALYSES["timeline"].parameters(year_from=2001)
    with open_duckdb(launches=table) as engine:
        assert count_selected(ANALYSES["timeline"], params, engine) == 2


class Recording:
    """An engine that answers nothing and remembers what it was asked."""

    def __init__(self):
        self.asked = []

    def fetch(self, sql, parameters):
        self.asked.append((sql, dict(parameters)))
        return [{"launch_count": 0}]


def test_an_engine_is_asked_for_the_parameters_that_its_statement_names_and_no_others():
    engine = Recording()
    count_selected(ANALYSES["geography"], ANALYSES["geography"].parameters(year_to=2000), engine)
    ((sql, parameters),) = engine.asked
    takes = ANALYSES["geography"].parameters.model_fields
    assert sql == counting(read_sql("selection"), {"country_count", "sector_count"}, takes)
    assert parameters.keys() == parameters_of(sql)
    assert parameters["year_to"] == 2000
    assert "country" not in parameters


def test_no_column_is_read_for_a_count_that_nobody_asks_for():
    read = {name: columns_read(analysis) for name, analysis in ANALYSES.items()}
    assert not {"mission", "rocket", "pad", "cost_musd", "launch_id"} & {*read["timeline"]}
    assert {"outcome", "sector"} <= {*read["sector"]}
    assert {"mission", "launch_id"}.isdisjoint(read["geography-years"])


@pytest.mark.parametrize("analysis", ANALYSES.values(), ids=ANALYSES)
def test_what_selects_the_rows_selects_what_is_counted_beside_them(analysis):
    asks = analysis.takes - {"top", "by"}
    assert asks <= parameters_of(read_sql(analysis.selection)), "one more restriction to count by"


@pytest.mark.parametrize("analysis", ANALYSES.values(), ids=ANALYSES)
def test_every_parameter_but_those_of_the_picture_reaches_a_statement_or_the_conclusion(analysis):
    # Where the launches lie is for who opens the engine, and some choose another analysis.
    of_conclusions = {"top", "measure", "scale", "definitions"}
    elsewhere = {*Drawing.model_fields, *OnEither.model_fields, *of_conclusions}
    of_its_own = set(analysis.parameters.model_fields) - elsewhere
    assert of_its_own <= analysis.takes
    assert set(header(analysis.sql)) == {"grain", "reads", "parameters", "nulls"}


@pytest.mark.parametrize("name", ANALYSES)
def test_the_columns_that_an_analysis_reads_are_all_that_it_needs(name):
    table = launches_table(LAUNCHES).select(columns_read(ANALYSES[name]))
    with open_duckdb(launches=table) as engine:
        found = summarise(ANALYSES[name], ANALYSES[name].parameters(), engine, ORIGIN)
    assert found == ask(name, LAUNCHES)


def test_an_analysis_reads_no_column_that_it_does_not_name():
    assert "launch_id" not in columns_read(ANALYSES["timeline"])
