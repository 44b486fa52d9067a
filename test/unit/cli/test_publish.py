import csv

import pytest
from click.testing import CliRunner

from spacelaunch.cli.main import cli
from spacelaunch.errors import NotFoundError
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
