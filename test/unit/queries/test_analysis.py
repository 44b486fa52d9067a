"""The named `.sql` files."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from spacelaunch.queries.analysis import read_sql
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
    assert set(re.findall(r":(\w+)", body(sql))) == set(listed) - {"none"}


@pytest.mark.parametrize("name", SQL_NAMES)
def test_no_query_reads_a_cost(name):
    assert "cost" not in body(read_sql(name))


def test_every_query_is_an_analysis_or_what_all_of_them_need():
    analyses = {name.replace("-", "_") for name in ANALYSES}
    assert set(SQL_NAMES) == analyses | {"coverage", "reach"}


@pytest.mark.parametrize("analysis", ANALYSES.values(), ids=ANALYSES)
def test_an_analysis_reads_the_query_of_its_own_name(analysis):
    assert analysis.sql == read_sql(analysis.name.replace("-", "_"))
