"""The `.sql` files of the folder, and their headers."""

from __future__ import annotations

from importlib.resources import files

import pytest

from spacelaunch.queries.statements import (
    counting,
    fill_in,
    header,
    of_source,
    parameters_of,
    read_sql,
    table_of,
    tables_of,
    without_comments,
)
from spacelaunch.relation.launches import COLUMNS

SQL_NAMES = sorted(
    f"{folder}{path.name.removesuffix('.sql')}"
    for folder in ("", "silver/", "ledger/")
    for path in files("spacelaunch.queries").joinpath(folder).iterdir()
    if path.name.endswith(".sql")
)
SQL = "-- grain: a row\n-- reads: launches, payloads\nselect :first, a::b\n  -- not :this\nfrom t"


@pytest.mark.parametrize("name", SQL_NAMES)
def test_every_query_opens_with_grain_reads_parameters_and_nulls(name):
    assert list(header(read_sql(name)))[:4] == ["grain", "reads", "parameters", "nulls"]


@pytest.mark.parametrize("name", SQL_NAMES)
def test_every_query_takes_the_parameters_that_its_header_lists(name):
    listed = header(read_sql(name))["parameters"].partition(" (")[0].split(", ")
    assert parameters_of(read_sql(name)) == set(listed) - {"none"}


@pytest.mark.parametrize("name", SQL_NAMES)
def test_no_query_imputes_a_cost(name):
    assert "coalesce(cost" not in read_sql(name)


def test_a_statement_says_what_it_takes_and_reads():
    assert parameters_of(SQL) == {"first"}
    assert tables_of(SQL) == ("launches", "payloads")
    assert without_comments(SQL) == "select :first, a::b\nfrom t"


def test_the_selection_counts_what_is_known_of_every_column_that_may_not_be():
    may_lack = {column.name for column in COLUMNS if column.is_nullable} | {"sector", "outcome"}
    counted = {name for name in may_lack if f" as {name}_count" in read_sql("selection")}
    assert counted == may_lack


COUNTS = "select\n    count(a) as a_count,\n    sum(b) as b_count,\n    count(*) as c_count\nfrom t"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param({"a_count"}, "    count(a) as a_count,\n    count(*) as c_count", id="first"),
        pytest.param({"b_count"}, "    sum(b) as b_count,\n    count(*) as c_count", id="second"),
        pytest.param(set(), "    count(*) as c_count", id="the last always"),
    ],
)
def test_what_nobody_asks_for_is_not_counted(names, expected):
    assert counting(COUNTS, names, ()) == f"select\n{expected}\nfrom t"


def test_a_condition_that_nobody_may_set_names_no_column():
    sql = "from t\nwhere (a)\n  and (cast(:b as text) = b)\n  and (cast(:c as text) = c)"
    assert counting(sql, (), {"c"}) == "from t\nwhere (a)\n  and (cast(:c as text) = c)"


@pytest.mark.parametrize("name", ["geography", "silver/pad_utilization", "catalogue/selection"])
def test_what_reads_the_selection_gets_it_with_the_conditions_of_its_own_parameters(name):
    sql = read_sql(name)
    listed = header(sql)["parameters"].partition(" (")[0].split(", ")
    conditions = [line for line in sql.splitlines() if " is null or " in line]
    assert "with selected as (\nselect *\nfrom launches\nwhere (cast(:year_from " in sql
    assert [*map(parameters_of, conditions)] == [
        {name} for name in parameters_in_order() if name in listed
    ]


def parameters_in_order():
    return header(read_sql("selected"))["parameters"].partition(" (")[0].split(", ")


def test_launches_of_one_source_are_put_before_a_statement():
    assert of_source("-- reads: launches\nselect count(*) from launches", "gcat") == (
        "-- reads: launches\nwith launches as (\nselect * from launches where source = :source\n)\n"
        "select count(*) from launches"
    )


def test_they_are_put_before_the_names_that_a_statement_makes_itself():
    asked = of_source("with a as (select 1) select * from a, launches", "gcat", "main")
    assert asked == (
        "with launches as (\nselect * from main.launches where source = :source\n)"
        ", a as (select 1) select * from a, launches"
    )
    assert parameters_of(asked) == {"source"}


def test_launches_of_all_sources_are_those_that_were_merged():
    asked = of_source("select count(*) from launches", "all", "main")
    assert asked == (
        "with launches as (\nselect * from merged_launches where source = :source\n)\n"
        "select count(*) from launches"
    )
    assert [table_of(source) for source in ("all", "gcat")] == ["merged_launches", "launches"]


def test_parameters_are_filled_in_as_literals():
    sql = "-- nulls: none\nselect :number, :name, :nothing, a::b"
    given = {"number": 5, "name": "Arme de l'Air", "nothing": None}
    assert fill_in(sql, given) == "select 5, 'Arme de l''Air', null, a::b"
