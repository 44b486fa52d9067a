"""DuckDB over Arrow tables."""

from __future__ import annotations

import time

import duckdb
import pyarrow as pa
import pytest

from factories import make_launch
from spacelaunch.queries import duckdb_engine
from spacelaunch.queries.duckdb_engine import (
    keep_connection,
    keeps_connection,
    kept_engine,
    open_duckdb,
)
from spacelaunch.relation.rows import launches_table

LAUNCHES = launches_table([make_launch(2000), make_launch(2001, provider="Beta")])


def test_rows_have_the_names_of_their_columns():
    with open_duckdb(launches=LAUNCHES) as engine:
        rows = engine.fetch("select launch_year as y from launches order by launch_year", {})
    assert rows == [{"y": 2000}, {"y": 2001}]


def test_a_parameter_is_bound_by_its_name_as_often_as_it_stands():
    sql = "select cast(:who as varchar(9)) as a, count(*) as n from launches where provider = :who"
    with open_duckdb(launches=LAUNCHES) as engine:
        assert engine.fetch(sql, {"who": "Beta"}) == [{"a": "Beta", "n": 1}]


def test_a_colon_in_a_comment_is_no_parameter():
    with open_duckdb(launches=LAUNCHES) as engine:
        assert engine.fetch("-- nulls: :none\nselect 1 as one", {}) == [{"one": 1}]


def test_an_engine_holds_as_many_tables_as_it_is_given():
    with open_duckdb(launches=LAUNCHES, payloads=LAUNCHES) as engine:
        assert engine.fetch("select count(*) as n from payloads", {}) == [{"n": 2}]


@pytest.fixture
def in_tokyo(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_moment_becomes_text_in_utc_wherever_the_machine_stands(in_tokyo):
    sql = "select cast(max(launched_at) as varchar(40)) as at from launches"
    with open_duckdb(launches=LAUNCHES) as engine:
        assert engine.fetch(sql, {})[0]["at"].startswith("2001-06-01 12:00:00")


@pytest.fixture
def kept_connection(monkeypatch):
    monkeypatch.setattr(duckdb_engine, "_KEPT", {})
    keep_connection()


def test_over_a_connection_that_is_kept_no_table_is_seen_by_the_next(kept_connection):
    for number in (1, 2):
        with open_duckdb(launches=pa.table({"n": [number]})) as engine:
            assert engine.fetch("select n from launches", {}) == [{"n": number}]
    with open_duckdb() as engine, pytest.raises(duckdb.CatalogException):
        engine.fetch("select n from launches", {})


class Opener:
    """Opens launches by name, and notes for which it had to make the table."""

    def __init__(self):
        self.made = []

    def __call__(self, name):
        def make():
            self.made.append(name)
            return {"launches": pa.table({"name": [name]})}

        return kept_engine(name, make).fetch("select name from launches", {})


def test_a_kept_connection_keeps_the_engines_that_were_asked_last(kept_connection):
    opened = Opener()
    for name in ("a", "b", "a", "b", "c", "b", "a"):
        assert opened(name) == [{"name": name}]
    assert opened.made == ["a", "b", "c", "a"]


def test_it_is_known_whether_one_is_kept(monkeypatch):
    monkeypatch.setattr(duckdb_engine, "_KEPT", {})
    assert not keeps_connection()
    keep_connection()
    assert keeps_connection()


def test_what_takes_no_parameter_is_asked_once_until_there_is_another_table():
    count = "select count(*) as n from launches"
    with open_duckdb(launches=LAUNCHES) as engine:
        assert engine.fetch(count, {}) is engine.fetch(count, {})
        engine.add("launches", LAUNCHES.slice(1))
        assert engine.fetch(count, {}) == [{"n": 1}]


def test_what_takes_one_is_asked_each_time():
    count = "select count(*) as n from launches where provider = :who"
    with open_duckdb(launches=LAUNCHES) as engine:
        found = [engine.fetch(count, {"who": who})[0]["n"] for who in ("Beta", "nobody")]
    assert found == [1, 0]
