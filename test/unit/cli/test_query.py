import csv
import io
import json
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from spacelaunch.cli.main import cli
from spacelaunch.errors import BadRequestError, ConfigError, NotFoundError
from warehouse_questions import fill_oddly


@pytest.fixture
def warehouse(monkeypatch, tmp_path, warehouses):
    url = warehouses.filled("sqlite", fill_oddly)
    monkeypatch.setenv("SPACELAUNCH_DIR", str(tmp_path))
    monkeypatch.setenv("SPACELAUNCH_WAREHOUSE_URL", url)
    return url.removeprefix("sqlite:///")


def run(*words):
    return CliRunner().invoke(cli, ["query", *words])


@pytest.mark.parametrize("engine", ["sqlite", "duckdb"])
def test_the_rows_are_told_in_every_form(warehouse, engine):
    asked = ("launches-per-year", "--engine", engine)
    rows = json.loads(run(*asked, "--format", "json").stdout)
    assert list(rows[0]) == ["launch_year", "flown_count", "orbital_count"]
    assert sum(row["flown_count"] for row in rows) == 20
    table = csv.DictReader(io.StringIO(run(*asked, "--format", "csv").stdout))
    assert [int(row["flown_count"]) for row in table] == [row["flown_count"] for row in rows]
    heading, _, *lines = run(*asked).stdout.splitlines()
    assert heading.split() == list(rows[0])
    assert [line.split() for line in lines] == [[str(x) for x in row.values()] for row in rows]


def test_a_scope_and_a_source_can_be_asked_for(warehouse):
    orbital = run("launches-per-year", "-p", "scope=pad_loss", "--format", "json").stdout
    assert json.loads(orbital) == [{"launch_year": 2018, "flown_count": 1, "orbital_count": 0}]
    sectors = run("sector", "--source", "kaggle", "--format", "json").stdout
    assert sum(row["launch_count"] for row in json.loads(sectors)) == 300
    # Of plans Launch Library alone knows, and nobody need say so.
    assert len(json.loads(run("slips", "--format", "json").stdout)) > 1


def test_the_text_that_is_printed_gives_the_same_rows_elsewhere(warehouse):
    text = run("pad-utilization", "-p", "scope=orbital", "--print").stdout
    rows = json.loads(run("pad-utilization", "-p", "scope=orbital", "--format", "json").stdout)
    with closing(sqlite3.connect(warehouse)) as database:
        assert [list(row.values()) for row in rows] == [list(row) for row in database.execute(text)]


def test_the_text_for_another_engine_is_printed_where_that_is_not():
    assert (
        "from launches where source = 'kaggle'"
        in run("timeline", "--print", "--engine", "trino", "--source", "kaggle").stdout
    )


@pytest.mark.parametrize(
    ("words", "error", "said"),
    [
        (["nope"], NotFoundError, "no analysis 'nope'; there are: .*core-reuse"),
        (["sector", "-p", "dpi=50"], BadRequestError, "a query takes no dpi"),
        (["core-reuse", "-p", "scope=up"], BadRequestError, "scope: "),
        (["slips", "--source", "spacex"], BadRequestError, "source: .*'launch-library'"),
        (["slips"], NotFoundError, "run: spacelaunch ingest spacex"),
        (["sector", "--engine", "postgres"], ConfigError, "a warehouse on sqlite"),
        (["sector", "--engine", "trino"], ConfigError, "SPACELAUNCH_TRINO_URL is not set"),
        (["sector", "--dir", "/nowhere"], NotFoundError, "run: spacelaunch ingest spacex"),
    ],
)
def test_what_cannot_be_answered_says_why(monkeypatch, tmp_path, words, error, said):
    monkeypatch.setenv("SPACELAUNCH_DIR", str(tmp_path))
    refused = run(*words).exception
    assert isinstance(refused, error)
    with pytest.raises(error, match=said):
        raise refused


def test_a_question_about_the_served_data_is_no_query_and_says_where_it_is_asked():
    with pytest.raises(NotFoundError, match="spacelaunch analyze coverage"):
        raise run("coverage").exception
