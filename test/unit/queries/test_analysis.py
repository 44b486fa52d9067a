"""The named `.sql` files, and the words of a selection."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from spacelaunch.queries.analysis import (
    launches_in_words,
    one_decimal,
    read_sql,
    selection_in_words,
)
from spacelaunch.queries.registry import ANALYSES

SQL_NAMES = sorted(
    path.name.removesuffix(".sql")
    for path in files("spacelaunch.queries").iterdir()
    if path.name.endswith(".sql")
)


def header(sql: str) -> dict[str, str]:
    lines = [line.removeprefix("-- ") for line in sql.splitlines() if line.startswith("-- ")]
    return dict(line.split(": ", 1) for line in lines)


def body(sql: str) -> str:
    return "\n".join(line for line in sql.splitlines() if not line.startswith("--"))


@pytest.mark.parametrize("name", SQL_NAMES)
def test_every_query_opens_with_grain_reads_parameters_and_nulls(name):
    assert list(header(read_sql(name))) == ["grain", "reads", "parameters", "nulls"]


@pytest.mark.parametrize("name", SQL_NAMES)
def test_every_query_takes_the_parameters_that_its_header_lists(name):
    sql = read_sql(name)
    listed = header(sql)["parameters"].partition(" (")[0].split(", ")
    assert set(re.findall(r":(\w+)", body(sql))) == set(listed)


@pytest.mark.parametrize("name", SQL_NAMES)
def test_no_query_reads_a_cost(name):
    assert "cost" not in body(read_sql(name))


def test_every_query_is_an_analysis_or_their_coverage():
    analyses = {name.replace("-", "_") for name in ANALYSES}
    assert set(SQL_NAMES) == analyses | {"coverage"}


@pytest.mark.parametrize("analysis", ANALYSES.values(), ids=ANALYSES)
def test_an_analysis_reads_the_query_of_its_own_name(analysis):
    assert analysis.sql == read_sql(analysis.name.replace("-", "_"))


@pytest.mark.parametrize(
    ("params", "words"),
    [
        pytest.param({}, "", id="nothing"),
        pytest.param({"country": None, "dpi": 120, "top": 5}, "", id="nothing that selects"),
        pytest.param({"country": "USA"}, "country USA", id="country"),
        pytest.param({"provider": "Acme"}, "provider Acme", id="provider"),
        pytest.param({"sector": "private"}, "sector private", id="sector"),
        pytest.param({"year_from": 1995}, "since 1995", id="since"),
        pytest.param({"year_to": 2020}, "until 2020", id="until"),
        pytest.param({"year_from": 1995, "year_to": 2020}, "1995–2020", id="range"),
        pytest.param({"year_from": 2020, "year_to": 2020}, "2020", id="one year"),
        pytest.param(
            {"sector": "state", "country": "USA", "year_from": 1995},
            "country USA, sector state, since 1995",
            id="several",
        ),
    ],
)
def test_a_selection_is_said_in_words(params, words):
    assert selection_in_words(params) == words


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0.0"), (32.2155, "32.2"), (66.666, "66.7"), (100.0, "100.0")]
)
def test_a_number_in_a_sentence_has_one_decimal(value, text):
    assert one_decimal(value) == text


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 launches"), (1, "1 launch"), (4324, "4,324 launches")]
)
def test_launches_are_counted_in_words(count, words):
    assert launches_in_words(count) == words
