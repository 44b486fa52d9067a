"""One SQL text over a warehouse, on every engine: equal rows, and those of plain Python."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plan_figures import PLAN_FIGURES
from planned_launches import ODD_PLANS, read_real
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import QUERIES, SILVER_ANALYSES
from spacelaunch.queries.summarise import answer, summarise
from spacelaunch.sources.fake_spacex.catalogue import read_folder
from spacelaunch.warehouse.arrow_copy import open_arrow_copy
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.sql_engine import open_sql_engine
from spacex_figures import FIGURES, expected
from warehouse_questions import ORIGIN, answers, fill, odd_documents, opened, questions

REAL = os.environ.get("SPACELAUNCH_REAL_DATA")
ASKED = [*questions()]


def real_documents():
    if REAL is None:
        pytest.skip("SPACELAUNCH_REAL_DATA is not set")
    return read_folder(Path(REAL) / "spacex")


@pytest.fixture(scope="module", params=["odd", "real"])
def documents(request):
    return odd_documents() if request.param == "odd" else real_documents()


@pytest.fixture(scope="module")
def histories(documents):
    """Of the plans of launches; real where the documents are."""
    is_odd = documents == odd_documents()
    return ODD_PLANS if is_odd else read_real(Path(REAL))


@pytest.fixture(scope="module")
def filled(warehouses, documents, histories):
    """A warehouse of each kind with the same in it."""
    databases = {
        "sqlite": open_engine(warehouses.migrated("sqlite")),
        # Where its texts are not made to be in the order of their code points, they are not.
        "postgresql": open_engine(warehouses.for_people()),
    }
    for database in databases.values():
        fill(database, documents, histories)
    yield databases
    for database in databases.values():
        database.dispose()


@pytest.fixture(scope="module")
def by_duckdb(filled):
    """What it answers, over a copy of a warehouse on PostgreSQL."""
    with opened(open_arrow_copy, filled["postgresql"]) as engines:
        return answers(engines, ASKED)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_database_gives_the_rows_that_duckdb_gives(kind, filled, by_duckdb):
    with opened(open_sql_engine, filled[kind]) as engines:
        assert answers(engines, ASKED) == by_duckdb


def test_every_question_of_a_parameter_is_asked():
    asked = {(query, parameter) for _, query, given in ASKED for parameter in given}
    taken = {(query, name) for query, each in QUERIES.items() for name in each.takes}
    assert taken <= asked
    assert FIGURES.keys() | PLAN_FIGURES.keys() == SILVER_ANALYSES.keys()


@pytest.mark.parametrize("name", SILVER_ANALYSES)
def test_the_figures_are_those_of_plain_python(name, filled, documents, histories):
    asked = [(source, given) for source, query, given in ASKED if query == name]
    analysis = SILVER_ANALYSES[name]
    with opened(open_sql_engine, filled["sqlite"]) as engines:
        for given in (given for source, given in asked if source == analysis.source):
            params = read_parameters(analysis.parameters, given)
            found = answer(analysis, params, engines[analysis.source])
            wanted = plain(name, documents, histories, given)
            assert [row.keys() for row in found] == [row.keys() for row in wanted]
            assert [list(row.values()) for row in found] == [
                [pytest.approx(value, rel=1e-12) if isinstance(value, float) else value
                 for value in row.values()]
                for row in wanted
            ]  # fmt: skip


def plain(name, documents, histories, given):
    """The rows, by whoever counts them of what the sources told."""
    if name in PLAN_FIGURES:
        return PLAN_FIGURES[name](histories, given)
    return expected(name, documents, given)


@pytest.mark.parametrize("documents", ["real"], indirect=True)
def test_of_the_real_plans_the_known_slips_are_counted(filled):
    analysis = SILVER_ANALYSES["slips"]
    with opened(open_sql_engine, filled["postgresql"]) as engines:
        engine = engines[analysis.source]
        found = summarise(analysis, analysis.parameters(), engine, ORIGIN).findings
    assert (found.slip_count, found.earlier_count, found.refined_count) == (232, 28, 54)
    assert (found.coarsened_count, found.unknown_count, found.change_count) == (8, 8, 330)


@pytest.mark.parametrize("documents", ["real"], indirect=True)
def test_of_the_real_launches_the_known_numbers_are_counted(filled):
    analysis = SILVER_ANALYSES["launch-performance"]
    with opened(open_sql_engine, filled["postgresql"]) as engines:
        rows = answer(analysis, analysis.parameters(), engines["spacex"])
    totals = {name: sum(row[name] for row in rows) for name in rows[0] if name.endswith("_count")}
    assert totals == {
        "flown_count": 187,
        "success_count": 181,
        "failure_count": 5,
        "unknown_count": 1,
        "orbital_count": 185,
    }
