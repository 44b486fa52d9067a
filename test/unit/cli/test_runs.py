import json

import pytest
from click.testing import CliRunner

from spacelaunch.cli.main import cli
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.fake_spacex.server import FakeSpacex


@pytest.fixture
def warehouse(monkeypatch, tmp_path):
    monkeypatch.setenv("SPACELAUNCH_DIR", str(tmp_path))
    with FakeSpacex(state("first")) as fake:
        monkeypatch.setenv("SPACELAUNCH_SPACEX_URL", fake.url)
        yield fake


def run(*words):
    return CliRunner().invoke(cli, words)


def test_without_runs_it_is_said_so(warehouse):
    assert run("runs").output == "There are no runs yet.\n"
    assert "spacelaunch ingest spacex" in run("trend").output


def test_runs_are_listed_newest_first(warehouse):
    run("ingest", "spacex")
    run("ingest", "spacex")
    kinds = [line.split()[4] for line in run("runs").output.splitlines()]
    assert kinds == ["incremental", "initial"]
    assert [each["run_id"] for each in json.loads(run("runs", "--json").stdout)] == [2, 1]


def test_the_trend_is_latest_less_previous(warehouse):
    run("ingest", "spacex")
    warehouse.show("later")
    run("ingest", "spacex")
    told = json.loads(run("trend", "--json").stdout)
    assert (told["latest"]["total_count"], told["change"]["total_count"]) == (20, 2)
    assert told["change"]["unknown_count"] == -1
    words = {line.split()[0]: line.split() for line in run("trend").output.splitlines()[1:]}
    assert words["total_count"][1:] == ["20", "+2"]
    assert words["latest_epoch_s"][1:] == ["2021-05-09", "06:42"]
