import json

import pytest
from click.testing import CliRunner

from spacelaunch.cli.main import cli
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.fake_spacex.server import FakeSpacex
from spacelaunch.warehouse.engines import open_engine
from three_sources import read_all


@pytest.fixture
def warehouse(monkeypatch, tmp_path):
    monkeypatch.setenv("SPACELAUNCH_DIR", str(tmp_path))
    with FakeSpacex(state("first")) as fake:
        monkeypatch.setenv("SPACELAUNCH_SPACEX_URL", fake.url)
        assert run("ingest", "spacex").exit_code == 0
        yield tmp_path


def run(*words):
    return CliRunner().invoke(cli, words)


def test_each_launch_of_a_source_is_told_with_its_kind_and_all_are_counted(warehouse):
    lines = run("reconcile", "--source", "spacex").output.splitlines()
    assert lines[-1].endswith("GCAT (Jonathan McDowell, planet4589.org)")
    told = json.loads(run("reconcile", "--source", "spacex", "--json").stdout)
    counts = told["counts"]
    assert f"{counts['only_here']:,} only here" in lines[-1]
    assert len(told["matches"]) == sum(counts.values())


def test_a_kind_alone_and_so_many(warehouse):
    asked = ("reconcile", "--source", "spacex", "--json", "--kind", "only_there", "--limit", "2")
    told = json.loads(run(*asked).stdout)["matches"]
    assert [match["kind"] for match in told] == ["only_there", "only_there"]


def test_the_review_file_is_written_and_read_again(warehouse):
    path = warehouse / "review.csv"
    for _ in range(2):
        result = run("reconcile", "--source", "spacex", "--review", str(path))
        assert result.exit_code == 0
        assert str(path) in result.output
    assert path.read_text().startswith("verdict,gap_days,")


@pytest.fixture
def three(monkeypatch, tmp_path):
    monkeypatch.setenv("SPACELAUNCH_DIR", str(tmp_path))
    engine = open_engine(f"sqlite:///{tmp_path}/warehouse.sqlite")
    read_all(engine, tmp_path, ("gcat", "kaggle"))
    engine.dispose()
    return tmp_path


def of_all(*words):
    result = run("reconcile", "--source", "all", "--json", *words)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["counts"]


def test_the_sources_of_a_warehouse_are_held_against_each_other(three):
    counts = of_all()
    assert counts == {"agree": 0, "conflict": 2, "unsure": 1, "only_here": 4, "only_there": 0}


def test_what_a_person_wrote_into_the_review_file_is_obeyed_by_the_warehouse(three):
    path = three / "review.csv"
    of_all("--review", str(path))
    path.write_text(path.read_text().replace("\n,", "\nsame,"))
    for _ in range(2):
        counts = of_all("--review", str(path), "--apply")
        assert (counts["unsure"], counts["only_here"]) == (0, 2)
    assert of_all()["unsure"] == 0


def test_of_one_source_nothing_can_be_applied(three, tmp_path):
    path = tmp_path / "review.csv"
    of_all("--review", str(path))
    result = run("reconcile", "--source", "kaggle", "--review", str(path), "--apply")
    assert result.exit_code != 0
    assert "--source all" in str(result.exception)


@pytest.mark.parametrize("given", [(), ("--review", "never-written.csv")])
def test_without_a_review_file_nothing_that_was_decided_is_taken_back(three, given):
    result = run("reconcile", "--source", "all", *given, "--apply")
    assert result.exit_code != 0
    assert "--review FILE" in str(result.exception)
