import json

import pytest
from click.testing import CliRunner

from spacelaunch.cli.main import cli
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.fake_spacex.faults import Fault
from spacelaunch.sources.fake_spacex.server import FakeSpacex


@pytest.fixture
def fake(monkeypatch, tmp_path):
    with FakeSpacex(state("first")) as server:
        monkeypatch.setenv("SPACELAUNCH_SPACEX_URL", server.url)
        monkeypatch.setenv("SPACELAUNCH_DIR", str(tmp_path))
        yield server


def run(*words):
    return CliRunner().invoke(cli, ["ingest", "spacex", *words])


def test_a_run_tells_what_it_did(fake, tmp_path):
    done = run()
    assert (done.exit_code, done.stderr) == (0, "")
    assert "succeeded" in done.stdout
    assert (tmp_path / "warehouse.sqlite").exists()


def test_the_report_is_one_json_object_where_that_is_asked_for(fake):
    told = json.loads(run("--json").stdout)
    assert (told["status"], told["kind"], told["rows_written"]) == ("succeeded", "initial", 55)


def test_a_rehearsal_tells_calls_and_findings_and_leaves_nothing(fake):
    told = run("--dry-run")
    assert told.exit_code == 0
    assert "POST /launches/query page 1 {}" in told.output
    assert "launch_aggregates.total_count: none → 18" in told.output
    assert json.loads(run("--json").stdout)["run_id"] == 1


def test_a_run_that_fails_says_so_by_its_exit_code(fake):
    fake.faults.set([Fault("rockets", status=404)])
    failed = run()
    assert failed.exit_code == 1
    assert "failed: " in failed.output
    assert "404" in failed.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--full", "--since", "2020-01-01"), "--since"),
        (("--since", "yesterday"), "yesterday"),
    ],
)
def test_a_wrong_use_is_refused(fake, words, said):
    refused = run(*words)
    assert refused.exit_code == 2
    assert said in refused.output


def test_one_resource_and_a_first_day_can_be_said(fake):
    told = json.loads(run("--json", "--only", "launches", "--since", "2020-01-01").stdout)
    assert (told["kind"], told["rows_written"]) == ("manual", 6)
