import csv

import pytest
from click.testing import CliRunner

from spacelaunch.cli.main import cli
from spacelaunch.errors import ConfigError, NotFoundError
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.fake_spacex.server import FakeSpacex


@pytest.fixture(autouse=True)
def _folder(monkeypatch, tmp_path):
    monkeypatch.setenv("SPACELAUNCH_DIR", str(tmp_path))


def run(*words):
    return CliRunner().invoke(cli, words)


def test_launches_become_a_file_of_the_data_set(monkeypatch, tmp_path):
    with FakeSpacex(state("first")) as fake:
        monkeypatch.setenv("SPACELAUNCH_SPACEX_URL", fake.url)
        run("ingest", "spacex")
    told = run("publish", "--out", str(tmp_path / "launches.csv"))
    with (tmp_path / "launches.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert "18 launches" in told.output
    assert (len(rows), rows[-1]["Company Name"]) == (18, "Example Rockets")


def test_an_empty_warehouse_says_what_to_run_first():
    assert isinstance(run("publish").exception, NotFoundError)
    assert "ingest spacex" in str(run("publish").exception)


@pytest.mark.parametrize("words", [["spacex"], ["--out", "x.csv"], ["--url", "http://x"]])
def test_a_lake_holds_all_and_is_asked_for_alone(words):
    refused = run("publish", "--lake", *words)
    assert (refused.exit_code, "goes alone" in refused.output) == (2, True)


def test_a_lake_wants_a_trino():
    refused = run("publish", "--lake")
    assert isinstance(refused.exception, ConfigError)
    assert "SPACELAUNCH_TRINO_URL" in str(refused.exception)


def test_a_lake_wants_a_warehouse_that_trino_can_read(monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_TRINO_URL", "trino://nobody@127.0.0.1:1/warehouse/public")
    refused = run("publish", "--lake")
    assert isinstance(refused.exception, ConfigError)
    assert "PostgreSQL" in str(refused.exception)
